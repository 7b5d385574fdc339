/** What the cases on the real engine are made of: a provider for tests, and the packs. */
@NullMarked
package io.sealedemr.conformance.engine;

import org.jspecify.annotations.NullMarked;
