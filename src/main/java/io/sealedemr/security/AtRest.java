package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code AtRestEncryptionConfiguration}. The guide allows either part alone.
 *
 * @param s3 null leaves objects to the buckets' defaults
 * @param localDisk null leaves disks as they are
 */
public record AtRest(@Nullable S3Encryption s3, @Nullable LocalDiskEncryption localDisk) {

  public AtRest {
    if (s3 == null && localDisk == null) {
      throw new IllegalArgumentException(
          "encryption at rest needs S3EncryptionConfiguration, LocalDiskEncryptionConfiguration or"
              + " both");
    }
    if (s3 != null
        && s3.mode() instanceof S3Mode.CseCustom objects
        && localDisk instanceof LocalDiskEncryption.Custom disks
        && objects.providerClass().equals(disks.providerClass())) {
      throw new IllegalArgumentException(
          "EncryptionKeyProviderClass: S3 and local disks both name "
              + disks.providerClass()
              + "; the two classes must differ");
    }
  }

  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (s3 != null) {
      keys.put("S3EncryptionConfiguration", s3.keys());
    }
    if (localDisk != null) {
      keys.put("LocalDiskEncryptionConfiguration", localDisk.keys());
    }
    return keys;
  }
}
