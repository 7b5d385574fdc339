package io.sealedemr.policies.buckets;

import io.sealedemr.policies.iam.Wildcard;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in S3, written as a URI or as an ARN.
 *
 * @param bucket the bucket's name
 * @param key the object's key or a prefix of it; may be empty
 */
record S3Location(String bucket, String key) {

  private static final Pattern FORM =
      Pattern.compile("(?:s3[an]?://|arn:aws[a-z-]*:s3:::)(?<bucket>[^/]+)(?:/(?<key>.*))?");

  private static final List<String> PARTITIONS = List.of("aws", "aws-cn", "aws-us-gov");

  static Optional<S3Location> of(String text) {
    Matcher place = FORM.matcher(text);
    if (!place.matches()) {
      return Optional.empty();
    }
    String key = place.group("key");
    return Optional.of(new S3Location(place.group("bucket"), key == null ? "" : key));
  }

  /** Whether a text is a place in this bucket. */
  static boolean isIn(String text, String bucket) {
    return of(text).filter(place -> place.bucket().equals(bucket)).isPresent();
  }

  /** Whether a pattern of a policy's {@code Resource} covers a bucket or {@code bucket/object}. */
  static boolean isCovered(String pattern, String place) {
    return PARTITIONS.stream()
        .anyMatch(partition -> Wildcard.covers(pattern, "arn:" + partition + ":s3:::" + place));
  }
}
