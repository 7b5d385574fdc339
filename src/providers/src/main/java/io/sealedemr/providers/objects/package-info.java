/**
 * Client-side encryption of S3 objects by EMRFS: the keys under which it wraps its data keys, out
 * of a secret, in the form that {@code CSE-Custom} of a security configuration takes.
 */
@NullMarked
package io.sealedemr.providers.objects;

import org.jspecify.annotations.NullMarked;
