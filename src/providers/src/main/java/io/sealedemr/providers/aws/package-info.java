/**
 * Calls to AWS by the SDK for Java 1, which defines the interfaces of the providers for TLS, disks
 * and EMRFS and so is on a node's class path.
 */
@NullMarked
package io.sealedemr.providers.aws;

import org.jspecify.annotations.NullMarked;
