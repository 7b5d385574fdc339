package io.sealedemr.security;

import java.util.regex.Pattern;

/** The ARN of an IAM role. */
final class RoleArn {

  private static final Pattern ARN =
      Pattern.compile("arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[\\w+=,.@/-]+");

  private RoleArn() {}

  static void require(String key, String arn) {
    if (!ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException(
          key + ": found \"" + arn + "\", allowed: the ARN of an IAM role");
    }
  }
}
