package io.sealedemr.settings;

import io.sealedemr.json.ObjectReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How EMR encrypts what it writes to S3.
 *
 * @param mode for every bucket without an override
 * @param provider the class that gives keys; only with {@link Mode#CSE_CUSTOM}, and empty there for
 *     the project's own
 * @param overrides exceptions by bucket
 */
public record S3Settings(
    Mode mode, Optional<ProviderSettings> provider, List<BucketOverride> overrides) {

  /** {@code EncryptionMode} of the guide. */
  public enum Mode {
    SSE_S3("SSE-S3"),
    SSE_KMS("SSE-KMS"),
    CSE_KMS("CSE-KMS"),
    CSE_CUSTOM("CSE-Custom");

    private final String text;

    Mode(String text) {
      this.text = text;
    }

    /** The mode as the guide writes it. */
    public String text() {
      return text;
    }

    static Mode of(String text) {
      return Arrays.stream(values())
          .filter(mode -> mode.text.equals(text))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * An exception for one bucket.
   *
   * @param bucket a bucket that is there already
   * @param mode how its objects are encrypted
   * @param key ARN of its key; empty for the storage key, and without a meaning in SSE-S3
   */
  public record BucketOverride(String bucket, Mode mode, Optional<String> key) {}

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** The object {@code s3}; empty if its mode is {@code none}. */
  static Optional<S3Settings> read(ObjectReader encryption, String region) {
    ObjectReader s3 = encryption.object("s3", List.of("mode", "provider", "overrides"));
    String mode =
        s3.choice("mode", List.of("SSE-KMS", "SSE-S3", "CSE-KMS", "CSE-Custom", "none"), "SSE-KMS");
    Optional<ProviderSettings> provider = ProviderSettings.read(s3);
    if (provider.isPresent() && !mode.equals("CSE-Custom")) {
      s3.fault("provider", "it beside mode " + mode, "it beside mode CSE-Custom only");
    }
    List<BucketOverride> overrides =
        s3.objects(
            "overrides",
            100,
            List.of("bucket", "mode", "key"),
            override -> override(override, region));
    List<String> buckets = overrides.stream().map(BucketOverride::bucket).toList();
    buckets.stream()
        .filter(
            bucket -> !bucket.isEmpty() && buckets.indexOf(bucket) != buckets.lastIndexOf(bucket))
        .distinct()
        .forEach(
            bucket ->
                s3.fault("overrides", ObjectReader.quoted(bucket) + " twice", "each bucket once"));
    if (mode.equals("none")) {
      if (s3.has("overrides")) {
        s3.fault("overrides", "it beside mode none", "it beside another mode");
      }
      return Optional.empty();
    }
    return Optional.of(new S3Settings(Mode.of(mode), provider, overrides));
  }

  private static BucketOverride override(ObjectReader override, String region) {
    String bucket = override.required("bucket", BUCKET, "the name of a bucket");
    // The guide knows no class for one bucket.
    Mode mode =
        Mode.of(override.choice("mode", List.of("SSE-KMS", "SSE-S3", "CSE-KMS"), "SSE-KMS"));
    Optional<String> key = KeyArn.optional(override, "key", region);
    if (key.isPresent() && mode == Mode.SSE_S3) {
      override.fault("key", "it beside mode SSE-S3", "it beside SSE-KMS or CSE-KMS");
    }
    return new BucketOverride(bucket, mode, key);
  }
}
