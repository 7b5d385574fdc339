package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.Property;
import io.sealedemr.policy.Truth;
import java.util.Set;

/** The modes of encryption in S3 that EMR knows, for all buckets or for one. */
final class S3Mode {

  static final String WANTED =
      "SSE-KMS, CSE-KMS, or CSE-Custom with S3Object and EncryptionKeyProviderClass";

  private static final Set<String> KMS = Set.of("SSE-KMS", "CSE-KMS");

  private S3Mode() {}

  /** Whether the mode needs a KMS key and uses it. */
  static Truth isKms(Property block) {
    return block.at("EncryptionMode").in(KMS);
  }

  /** Whether data is under a key of the customer, from KMS or from a provider of their own. */
  static Truth isUnderOwnKeys(Property block) {
    return isKms(block).or(block.at("EncryptionMode").is("CSE-Custom").and(hasProvider(block)));
  }

  /** Whether a custom provider is named in full. */
  static Truth hasProvider(Property block) {
    return block.at("S3Object").hasText().and(block.at("EncryptionKeyProviderClass").hasText());
  }
}
