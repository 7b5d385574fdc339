/**
 * The programs that a run needs besides Java: where each is found, and how a missing one is built
 * once.
 */
@NullMarked
package io.sealedemr.sandbox.parts;

import org.jspecify.annotations.NullMarked;
