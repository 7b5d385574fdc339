/** Tests of the package of the same name. */
@NullMarked
package io.sealedemr.policy;

import org.jspecify.annotations.NullMarked;
