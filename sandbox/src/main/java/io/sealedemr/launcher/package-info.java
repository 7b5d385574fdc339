/** The command line of {@code ./sealed}: what a user types, and what is said back. */
@NullMarked
package io.sealedemr.launcher;

import org.jspecify.annotations.NullMarked;
