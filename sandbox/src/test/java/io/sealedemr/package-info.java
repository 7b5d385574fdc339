/** Walls between the packages of this module. */
@NullMarked
package io.sealedemr;

import org.jspecify.annotations.NullMarked;
