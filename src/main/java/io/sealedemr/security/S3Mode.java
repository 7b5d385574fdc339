package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code EncryptionMode} of S3, with what that mode needs. */
public sealed interface S3Mode {

  /** The keys of this mode, as the guide names them. */
  Map<String, Object> keys();

  /** S3 encrypts under keys of its own. */
  record SseS3() implements S3Mode {
    @Override
    public Map<String, Object> keys() {
      return Map.of("EncryptionMode", "SSE-S3");
    }
  }

  /**
   * S3 encrypts under a KMS key.
   *
   * @param awsKmsKey ARN of the key
   */
  record SseKms(String awsKmsKey) implements S3Mode {
    public SseKms {
      KmsReference.require(awsKmsKey);
    }

    @Override
    public Map<String, Object> keys() {
      return withKey("SSE-KMS", awsKmsKey);
    }
  }

  /**
   * EMRFS encrypts under a KMS key before it uploads.
   *
   * @param awsKmsKey ARN of a customer managed key
   */
  record CseKms(String awsKmsKey) implements S3Mode {
    public CseKms {
      KmsReference.requireCustomerManaged(awsKmsKey);
    }

    @Override
    public Map<String, Object> keys() {
      return withKey("CSE-KMS", awsKmsKey);
    }
  }

  /**
   * EMRFS encrypts with keys from a class of yours.
   *
   * @param jar where the class is
   * @param providerClass full name of the class
   */
  record CseCustom(S3Location jar, String providerClass) implements S3Mode {
    public CseCustom {
      jar.requireEnding("jar");
      ClassName.require("EncryptionKeyProviderClass", providerClass);
    }

    @Override
    public Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("EncryptionMode", "CSE-Custom");
      keys.put("S3Object", jar.uri());
      keys.put("EncryptionKeyProviderClass", providerClass);
      return keys;
    }
  }

  private static Map<String, Object> withKey(String mode, String key) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("EncryptionMode", mode);
    keys.put("AwsKmsKey", key);
    return keys;
  }
}
