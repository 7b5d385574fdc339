/** A stand-in for a node of EMR: loads a jar as a node does, and answers as AWS does. */
@NullMarked
package io.sealedemr.providers.node;

import org.jspecify.annotations.NullMarked;
