/**
 * Certificates for encryption in transit: the domain of the nodes' names, a private key with its
 * certificates, their check and their making, and the zip in which Amazon EMR wants them (EMR
 * Management Guide, "Provide certificates for encrypting data in transit"). No private key appears
 * in a message, an exception or a {@code toString}.
 */
@NullMarked
package io.sealedemr.tls;

import org.jspecify.annotations.NullMarked;
