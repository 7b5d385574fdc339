/** The program: an encrypted Amazon EMR stack, provisioned by {@code pulumi up}. */
@NullMarked
package io.sealedemr;

import org.jspecify.annotations.NullMarked;
