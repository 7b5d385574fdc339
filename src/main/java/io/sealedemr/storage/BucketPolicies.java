package io.sealedemr.storage;

import io.sealedemr.iam.AwsScope;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;
import java.util.ArrayList;
import java.util.List;

/** Derives the policy of a bucket, which only denies: roles are allowed by their own policies. */
final class BucketPolicies {

  private static final String MODE = "s3:x-amz-server-side-encryption";
  private static final String KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id";
  private static final String CUSTOMER_KEY = "s3:x-amz-server-side-encryption-customer-algorithm";

  private BucketPolicies() {}

  /**
   * The policy of a bucket whose objects belong under one key.
   *
   * @param key ARN as its writers name it in their requests
   */
  static PolicyDocument encryptedBucket(AwsScope scope, String bucket, String key) {
    return policy(
        scope,
        bucket,
        otherEncryption(scope, bucket, "aws:kms"),
        puts(scope, bucket, "DenyOtherKey")
            .when("StringNotEquals", KEY, key)
            .when("Null", KEY, "false")
            .build());
  }

  /** The policy of a bucket whose objects are under keys that S3 manages. */
  static PolicyDocument bucketUnderKeysOfS3(AwsScope scope, String bucket) {
    return policy(scope, bucket, otherEncryption(scope, bucket, "AES256"));
  }

  private static PolicyDocument policy(AwsScope scope, String bucket, Statement... encryption) {
    List<Statement> statements = new ArrayList<>();
    statements.add(
        everything(scope, bucket, "DenyPlainHttp")
            .when("Bool", "aws:SecureTransport", "false")
            .build());
    statements.add(
        everything(scope, bucket, "DenyOldTls")
            .when("NumericLessThan", "s3:TlsVersion", "1.2")
            .build());
    statements.addAll(List.of(encryption));
    statements.add(
        puts(scope, bucket, "DenyCustomerProvidedKey").when("Null", CUSTOMER_KEY, "false").build());
    return new PolicyDocument(statements);
  }

  private static Statement otherEncryption(AwsScope scope, String bucket, String mode) {
    // A request without these headers takes the bucket's own encryption, so it must pass. An
    // operator with "Not" is true for an absent key, with and without IfExists (IAM User Guide,
    // "Condition operators"): only Null tells absent from other.
    return puts(scope, bucket, "DenyOtherEncryption")
        .when("StringNotEquals", MODE, mode)
        .when("Null", MODE, "false")
        .build();
  }

  private static Statement.Builder everything(AwsScope scope, String bucket, String sid) {
    return Statement.deny(sid)
        .principal(Principal.anyone())
        .actions("s3:*")
        .resources(scope.bucket(bucket), scope.objects(bucket, "*"));
  }

  private static Statement.Builder puts(AwsScope scope, String bucket, String sid) {
    return Statement.deny(sid)
        .principal(Principal.anyone())
        .actions("s3:PutObject")
        .resources(scope.objects(bucket, "*"));
  }
}
