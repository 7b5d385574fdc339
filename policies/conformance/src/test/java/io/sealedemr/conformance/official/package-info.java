/**
 * Pulumi's own runner over the packs of its official policy cases, and proof that it would notice a
 * pack that misbehaves.
 */
@NullMarked
package io.sealedemr.conformance.official;

import org.jspecify.annotations.NullMarked;
