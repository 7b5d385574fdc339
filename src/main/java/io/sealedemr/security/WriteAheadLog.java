package io.sealedemr.security;

import java.util.Map;

/**
 * {@code EMRWALEncryptionConfiguration} under a key of yours; it cannot change once a write-ahead
 * log exists.
 *
 * @param awsKmsKey ARN of the key
 */
public record WriteAheadLog(String awsKmsKey) {

  public WriteAheadLog {
    KmsReference.requireCustomerManaged(awsKmsKey);
  }

  Map<String, Object> keys() {
    return Map.of("AwsKmsKey", awsKmsKey);
  }
}
