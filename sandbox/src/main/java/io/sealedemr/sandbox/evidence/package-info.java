/** What is encrypted by what, read back from the AWS API rather than from the plan. */
@NullMarked
package io.sealedemr.sandbox.evidence;

import org.jspecify.annotations.NullMarked;
