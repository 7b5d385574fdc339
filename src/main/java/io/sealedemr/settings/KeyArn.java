package io.sealedemr.settings;

import io.sealedemr.json.ObjectReader;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ARN of a KMS key that stands where the cluster stands. */
final class KeyArn {

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws(-[a-z]+)*:kms:([a-z0-9-]+):[0-9]{12}:key/(mrk-[0-9a-f]{32}|[0-9a-f-]{36})");

  private KeyArn() {}

  /** The ARN under a key of the settings, if it is there. */
  static Optional<String> optional(ObjectReader reader, String key, String region) {
    Optional<String> arn = reader.optional(key, ARN, allowed(region));
    arn.filter(found -> !fits(found, region))
        .ifPresent(found -> reader.fault(key, ObjectReader.quoted(found), allowed(region)));
    return arn;
  }

  /** The ARN under a key of the settings, which must be there. */
  static String required(ObjectReader reader, String key, String region) {
    if (!reader.broken() && !reader.has(key)) {
      reader.missing(key, allowed(region));
    }
    return optional(reader, key, region).orElse("");
  }

  /** Whether a text is such an ARN. */
  static boolean fits(String text, String region) {
    return ARN.matcher(text).matches() && text.split(":", -1)[3].equals(region);
  }

  /** What is allowed, in words. */
  static String allowed(String region) {
    return "the ARN of a KMS key (no alias) in the cluster's region, as arn:aws:kms:"
        + region
        + ":111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  }
}
