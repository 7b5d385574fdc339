package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code S3EncryptionConfiguration}: how EMRFS encrypts objects.
 *
 * @param mode for every bucket without an override
 * @param overrides exceptions by bucket; may be empty
 */
public record S3Encryption(S3Mode mode, List<BucketOverride> overrides) {

  /**
   * An exception for one bucket.
   *
   * @param bucketName the bucket
   * @param mode how its objects are encrypted; the guide knows no class of yours here
   */
  public record BucketOverride(String bucketName, S3Mode mode) {
    public BucketOverride {
      if (mode instanceof S3Mode.CseCustom) {
        throw new IllegalArgumentException(
            "Overrides: found CSE-Custom for "
                + bucketName
                + ", allowed: SSE-S3, SSE-KMS, CSE-KMS");
      }
    }
  }

  public S3Encryption {
    overrides = List.copyOf(overrides);
  }

  /** One mode for all buckets. */
  public S3Encryption(S3Mode mode) {
    this(mode, List.of());
  }

  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>(mode.keys());
    if (!overrides.isEmpty()) {
      keys.put("Overrides", overrides.stream().map(S3Encryption::keys).toList());
    }
    return keys;
  }

  private static Map<String, Object> keys(BucketOverride override) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("BucketName", override.bucketName());
    keys.putAll(override.mode().keys());
    return keys;
  }
}
