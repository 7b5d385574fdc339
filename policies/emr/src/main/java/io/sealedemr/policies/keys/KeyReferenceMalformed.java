package io.sealedemr.policies.keys;

import io.sealedemr.policies.securityconfiguration.SecurityConfigurations;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a key that is not named by an ARN. */
public final class KeyReferenceMalformed implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("key-reference-malformed")
          .summary("A key is not named by the ARN of a key or of an alias.")
          .why(
              "A key id or a bare alias name says neither account nor region: it may be "
                  + "refused, or mean another key.")
          .fix("Name the key by its ARN: arn:aws:kms:REGION:ACCOUNT:key/ID.")
          .mandatory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:U05")
          .types(KeyPlaces.SECURITY_CONFIGURATION, KeyPlaces.CLUSTER)
          .url(SecurityConfigurations.GUIDE)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    for (Property key : KeyPlaces.of(it.resource())) {
      it.require(
          key, key.present().not().or(key.matches(KeyReference::isArn)), "the ARN of a KMS key");
    }
  }
}
