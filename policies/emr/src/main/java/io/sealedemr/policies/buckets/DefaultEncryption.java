package io.sealedemr.policies.buckets;

import io.sealedemr.policies.keys.KeyReference;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Truth;
import java.util.List;
import java.util.Set;

/** The default encryption of a bucket, in a resource of its own. */
final class DefaultEncryption {

  private static final Set<String> KMS = Set.of("aws:kms", "aws:kms:dsse");

  private DefaultEncryption() {}

  /** The places of the algorithms, one per rule; S3 takes one rule. */
  static List<Property> algorithms(Resource encryption) {
    return places(encryption, "sseAlgorithm");
  }

  /** The places of the keys, one per rule. */
  static List<Property> keys(Resource encryption) {
    return places(encryption, "kmsMasterKeyId");
  }

  /** Whether it has any rule: S3 takes a resource without one for no setting at all. */
  static Truth hasRule(Resource encryption) {
    return encryption.at("rules").any(rule -> Truth.YES);
  }

  private static List<Property> places(Resource encryption, String property) {
    return encryption.at("rules").elements().stream()
        .map(rule -> rule.at("applyServerSideEncryptionByDefault", property))
        .toList();
  }

  static Truth isKms(Property algorithm) {
    return algorithm.in(KMS);
  }

  static Truth isCustomerKey(Property key) {
    return key.hasText().and(key.matches(text -> !KeyReference.isAwsManaged(text)));
  }

  /** Whether it puts objects under a key of the customer. */
  static Truth isUnderCustomerKey(Resource encryption) {
    Truth kms =
        algorithms(encryption).stream().map(DefaultEncryption::isKms).reduce(Truth.YES, Truth::and);
    Truth own =
        keys(encryption).stream()
            .map(DefaultEncryption::isCustomerKey)
            .reduce(Truth.YES, Truth::and);
    return hasRule(encryption).and(kms).and(own);
  }
}
