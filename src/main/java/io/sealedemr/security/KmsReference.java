package io.sealedemr.security;

import java.util.regex.Pattern;

/**
 * What {@code AwsKmsKey} may name: the guide says the ARN of a key; that the ARN of an alias is
 * taken too is AWS's practice in published samples.
 */
final class KmsReference {

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws(-[a-z]+)*:kms:[a-z0-9-]+:[0-9]{12}:(key/[0-9A-Za-z-]+|alias/[0-9A-Za-z/_-]+)");

  private KmsReference() {}

  static void require(String awsKmsKey) {
    if (!ARN.matcher(awsKmsKey).matches()) {
      throw new IllegalArgumentException(
          "AwsKmsKey: found \"" + awsKmsKey + "\", allowed: the full ARN of a key or an alias");
    }
  }

  /** For uses that AWS's own keys are refused for (KMS Developer Guide, "How EMR uses AWS KMS"). */
  static void requireCustomerManaged(String awsKmsKey) {
    require(awsKmsKey);
    if (awsKmsKey.contains(":alias/aws/")) {
      throw new IllegalArgumentException(
          "AwsKmsKey: found \"" + awsKmsKey + "\", allowed: a customer managed key");
    }
  }
}
