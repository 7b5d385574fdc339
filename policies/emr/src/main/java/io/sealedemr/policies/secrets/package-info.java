/** Secrets in AWS Secrets Manager that a stack makes. */
@NullMarked
package io.sealedemr.policies.secrets;

import org.jspecify.annotations.NullMarked;
