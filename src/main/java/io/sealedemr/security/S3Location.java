package io.sealedemr.security;

import java.util.regex.Pattern;

/**
 * An object in S3, for {@code S3Object}.
 *
 * @param bucket the bucket's name
 * @param key the object's key, without a slash in front
 */
public record S3Location(String bucket, String key) {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  public S3Location {
    if (!BUCKET.matcher(bucket).matches() || key.isEmpty() || key.startsWith("/")) {
      throw new IllegalArgumentException(
          "S3Object: found s3://" + bucket + "/" + key + ", allowed: s3://bucket/key");
    }
  }

  /** The location as {@code s3://bucket/key}. */
  public String uri() {
    return "s3://" + bucket + "/" + key;
  }

  void requireEnding(String ending) {
    if (!key.endsWith("." + ending)) {
      throw new IllegalArgumentException("S3Object: found " + uri() + ", allowed: a ." + ending);
    }
  }
}
