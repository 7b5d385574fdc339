/**
 * The jars that the program uploads for EMR's nodes: the providers as the build made them, each
 * with a properties file that tells it what it serves. All of it is known at preview.
 */
@NullMarked
package io.sealedemr.artifacts;

import org.jspecify.annotations.NullMarked;
