/**
 * The nodes' image, with an encrypted root volume: a copy that the stack makes, or one that is
 * there.
 */
@NullMarked
package io.sealedemr.ami;

import org.jspecify.annotations.NullMarked;
