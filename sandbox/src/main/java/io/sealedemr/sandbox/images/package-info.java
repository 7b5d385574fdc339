/** Machine images as EC2 knows them, in the user's account or in the emulator. EC2 is only read. */
@NullMarked
package io.sealedemr.sandbox.images;

import org.jspecify.annotations.NullMarked;
