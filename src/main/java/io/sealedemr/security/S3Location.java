package io.sealedemr.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object in S3, for {@code S3Object}.
 *
 * @param bucket the bucket's name
 * @param key the object's key, without a slash in front
 */
public record S3Location(String bucket, String key) {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern TEXT =
      Pattern.compile("(s3://|arn:aws(-[a-z]+)*:s3:::)([^/]+)/(.*)");

  public S3Location {
    if (!BUCKET.matcher(bucket).matches() || key.isEmpty() || key.startsWith("/")) {
      throw new IllegalArgumentException(
          "S3Object: found s3://" + bucket + "/" + key + ", allowed: s3://bucket/key");
    }
  }

  /**
   * Reads a location as {@code s3://bucket/key}, or as the ARN that the guide allows as well.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static S3Location parse(String text) {
    Matcher location = TEXT.matcher(text);
    if (!location.matches()) {
      throw new IllegalArgumentException(
          "S3Object: found \"" + text + "\", allowed: s3://bucket/key");
    }
    return new S3Location(location.group(3), location.group(4));
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
