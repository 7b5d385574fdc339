/**
 * TLS for the nodes: private key and certificates out of a secret, in the form that certificate
 * provider {@code Custom} of a security configuration takes.
 */
@NullMarked
package io.sealedemr.providers.tls;

import org.jspecify.annotations.NullMarked;
