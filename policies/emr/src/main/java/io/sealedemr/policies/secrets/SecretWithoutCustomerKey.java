package io.sealedemr.policies.secrets;

import io.sealedemr.policies.keys.KeyReference;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a secret in Secrets Manager that is not under a key of the customer. */
public final class SecretWithoutCustomerKey implements ResourcePolicy {

  private static final String WANTED = "a KMS key of the customer";

  private static final PolicySpec SPEC =
      PolicySpec.named("secret-without-customer-key")
          .summary("A secret in Secrets Manager is not encrypted with a key of the customer.")
          .why(
              "Under aws/secretsmanager no key policy stands between the secret and whoever in "
                  + "the account may read secrets.")
          .fix("Set kmsKeyId, and that of each replica, to the ARN of a key.")
          .mandatory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:X08", "peer:checkov:CKV_AWS_149", "peer:trivy:AWS-0098")
          .types("aws:secretsmanager/secret:Secret")
          .url(
              "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    require(it, it.at("kmsKeyId"));
    for (Property replica : it.at("replicas").elements()) {
      require(it, replica.at("kmsKeyId"));
    }
  }

  private static void require(ResourceCheck it, Property key) {
    it.require(key, key.hasText().and(key.matches(KeyReference::isAwsManaged).not()), WANTED);
  }
}
