/**
 * Measures what a policy pack costs: packs as processes against an analyzer that does nothing, in
 * interleaved runs, and the codec and the rules by JMH.
 */
@NullMarked
package io.sealedemr.bench;

import org.jspecify.annotations.NullMarked;
