/**
 * Insecure variants of the stack, one fault each, that the policy pack must reject at the first
 * preview.
 */
@NullMarked
package io.sealedemr.variants;

import org.jspecify.annotations.NullMarked;
