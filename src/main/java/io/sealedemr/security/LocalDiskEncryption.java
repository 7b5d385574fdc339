package io.sealedemr.security;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code LocalDiskEncryptionConfiguration}: LUKS on local disks, and EBS encryption. */
public sealed interface LocalDiskEncryption {

  /** The keys of this provider, as the guide names them. */
  Map<String, Object> keys();

  /**
   * Keys from AWS KMS.
   *
   * @param awsKmsKey ARN of a customer managed key: LUKS takes no other
   * @param ebsEncryption whether EBS volumes, the root volume among them, are encrypted by EBS;
   *     LUKS alone never covers the root volume
   */
  record AwsKms(String awsKmsKey, boolean ebsEncryption) implements LocalDiskEncryption {
    public AwsKms {
      KmsReference.requireCustomerManaged(awsKmsKey);
    }

    @Override
    public Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("EncryptionKeyProviderType", "AwsKms");
      keys.put("AwsKmsKey", awsKmsKey);
      keys.put("EnableEbsEncryption", ebsEncryption);
      return keys;
    }
  }

  /**
   * Keys from a class of yours; EBS encryption is not possible then.
   *
   * @param jar where the class is
   * @param providerClass full name of the class
   */
  record Custom(S3Location jar, String providerClass) implements LocalDiskEncryption {
    public Custom {
      jar.requireEnding("jar");
      ClassName.require("EncryptionKeyProviderClass", providerClass);
    }

    @Override
    public Map<String, Object> keys() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("EncryptionKeyProviderType", "Custom");
      keys.put("S3Object", jar.uri());
      keys.put("EncryptionKeyProviderClass", providerClass);
      return keys;
    }
  }
}
