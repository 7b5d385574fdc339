/**
 * Which machine image fits a cluster, decided from what EC2 says of the image. Whoever asks EC2,
 * the program through its provider or the launcher through AWS's SDK, gets the same answer.
 */
@NullMarked
package io.sealedemr.images;

import org.jspecify.annotations.NullMarked;
