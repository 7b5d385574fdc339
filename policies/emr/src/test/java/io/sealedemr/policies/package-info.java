/** Tests of the pack as a whole. */
@NullMarked
package io.sealedemr.policies;

import org.jspecify.annotations.NullMarked;
