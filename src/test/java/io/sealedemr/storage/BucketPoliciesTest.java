package io.sealedemr.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.iam.AwsScope;
import org.junit.jupiter.api.Test;

class BucketPoliciesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aBucketDeniesWhatIsNotByTlsOrNotUnderItsKey() throws Exception {
    String policy =
        BucketPolicies.encryptedBucket(
                new AwsScope("aws", "111122223333", "eu-west-2"), "b1", "arn:key")
            .toJson();

    assertThat(JSON.readTree(policy))
        .isEqualTo(
            JSON.readTree(
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "DenyPlainHttp", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
                   "Resource": ["arn:aws:s3:::b1", "arn:aws:s3:::b1/*"],
                   "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
                  {"Sid": "DenyOldTls", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
                   "Resource": ["arn:aws:s3:::b1", "arn:aws:s3:::b1/*"],
                   "Condition": {"NumericLessThan": {"s3:TlsVersion": "1.2"}}},
                  {"Sid": "DenyOtherEncryption", "Effect": "Deny", "Principal": "*",
                   "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b1/*",
                   "Condition": {
                     "Null": {"s3:x-amz-server-side-encryption": "false"},
                     "StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}}},
                  {"Sid": "DenyOtherKey", "Effect": "Deny", "Principal": "*",
                   "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b1/*",
                   "Condition": {
                     "Null": {"s3:x-amz-server-side-encryption-aws-kms-key-id": "false"},
                     "StringNotEquals": {
                       "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:key"}}},
                  {"Sid": "DenyCustomerProvidedKey", "Effect": "Deny", "Principal": "*",
                   "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b1/*",
                   "Condition": {
                     "Null": {"s3:x-amz-server-side-encryption-customer-algorithm": "false"}}}]}
                """));
  }
}
