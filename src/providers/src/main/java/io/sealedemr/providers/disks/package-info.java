/**
 * Encryption of local disks: a key for each node, made and opened by KMS, in the form that key
 * provider {@code Custom} of a security configuration takes.
 */
@NullMarked
package io.sealedemr.providers.disks;

import org.jspecify.annotations.NullMarked;
