/**
 * The product as its users run it: the launcher, the real engine, the real provider, the emulator.
 */
@NullMarked
package io.sealedemr.engine;

import org.jspecify.annotations.NullMarked;
