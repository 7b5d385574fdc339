/** The nodes' image: a copy of an Amazon Linux image with an encrypted root volume. */
@NullMarked
package io.sealedemr.ami;

import org.jspecify.annotations.NullMarked;
