/** What holds the guide for authors of packs to the code. */
@NullMarked
package io.sealedemr.conformance;

import org.jspecify.annotations.NullMarked;
