package io.sealedemr.security;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code EMRWALEncryptionConfiguration}; it cannot change once a write-ahead log exists.
 *
 * @param awsKmsKey ARN of a key of yours; null for a key of the service
 */
public record WriteAheadLog(@Nullable String awsKmsKey) {

  public WriteAheadLog {
    if (awsKmsKey != null) {
      KmsReference.requireCustomerManaged(awsKmsKey);
    }
  }

  Map<String, Object> keys() {
    return awsKmsKey == null ? Map.of() : Map.of("AwsKmsKey", awsKmsKey);
  }
}
