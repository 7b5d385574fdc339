/**
 * What running the stack on one's own machine has in common: where its state lives, how a fault is
 * told.
 */
@NullMarked
package io.sealedemr.sandbox;

import org.jspecify.annotations.NullMarked;
