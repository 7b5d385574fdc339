package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code EncryptionConfiguration}. A part that is null is off.
 *
 * @param inTransit who gives the certificates for TLS
 * @param atRest S3 and local disks
 * @param writeAheadLog the write-ahead log of HBase on S3
 */
public record Encryption(
    @Nullable CertificateProvider inTransit,
    @Nullable AtRest atRest,
    @Nullable WriteAheadLog writeAheadLog) {

  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("EnableInTransitEncryption", inTransit != null);
    keys.put("EnableAtRestEncryption", atRest != null);
    if (inTransit != null) {
      keys.put(
          "InTransitEncryptionConfiguration",
          Map.of("TLSCertificateConfiguration", inTransit.keys()));
    }
    if (atRest != null) {
      keys.put("AtRestEncryptionConfiguration", atRest.keys());
    }
    if (writeAheadLog != null) {
      keys.put("EMRWALEncryptionConfiguration", writeAheadLog.keys());
    }
    return keys;
  }
}
