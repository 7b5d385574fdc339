package io.sealedemr.policies.keys;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a text names a KMS key (KMS Developer Guide, "Key identifiers"). */
public final class KeyReference {

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:(?:key/[a-zA-Z0-9-]+|(?<alias>alias/[\\w/-]+))");
  private static final Pattern AWS_MANAGED = Pattern.compile("(?:.*:)?alias/aws/.*");

  private KeyReference() {}

  /** Whether it is the ARN of a key or of an alias. */
  public static boolean isArn(String text) {
    return ARN.matcher(text).matches();
  }

  /** Whether it names a key that AWS manages, such as {@code aws/s3}. */
  public static boolean isAwsManaged(String text) {
    return AWS_MANAGED.matcher(text).matches();
  }

  /** The name, beginning with {@code alias/}, if it is the ARN of an alias. */
  static Optional<String> alias(String text) {
    Matcher arn = ARN.matcher(text);
    return arn.matches() ? Optional.ofNullable(arn.group("alias")) : Optional.empty();
  }
}
