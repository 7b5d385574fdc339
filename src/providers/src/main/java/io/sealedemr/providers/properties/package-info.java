/**
 * What the program tells a provider. EMR calls a provider's constructor without arguments, on each
 * node, so the program writes a properties file into the jar before it uploads it: that needs no
 * permission on the nodes, and the jar's bytes are known at preview.
 */
@NullMarked
package io.sealedemr.providers.properties;

import org.jspecify.annotations.NullMarked;
