/** The EMR cluster itself, which starts only when everything that protects it is there. */
@NullMarked
package io.sealedemr.cluster;

import org.jspecify.annotations.NullMarked;
