/** Tests of the package of the same name. */
@NullMarked
package io.sealedemr.policy.host;

import org.jspecify.annotations.NullMarked;
