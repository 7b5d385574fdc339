/**
 * Client-side encryption of S3 objects by S3A, EMR's connector from 7.10.0 on: the same keys as for
 * EMRFS, in the form of a keyring of the Amazon S3 Encryption Client. By the SDK for Java 2, which
 * is what S3A runs with.
 */
@NullMarked
package io.sealedemr.providers.keyring;

import org.jspecify.annotations.NullMarked;
