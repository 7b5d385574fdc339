package io.sealedemr.policies.keys;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a key that AWS manages in the place of a customer's key. */
public final class AwsManagedKey implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("aws-managed-key")
          .summary("EMR is told to use a key that AWS manages.")
          .why(
              "Its policy lets every principal of the account in through the service "
                  + "and can't be changed; LUKS refuses it.")
          .fix("Name a key of yours by its ARN.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:U05", "check:K16")
          .types(KeyPlaces.SECURITY_CONFIGURATION, KeyPlaces.CLUSTER)
          .url("https://docs.aws.amazon.com/kms/latest/developerguide/services-emr.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    for (Property key : KeyPlaces.of(it.resource())) {
      it.require(key, key.matches(KeyReference::isAwsManaged).not(), "a key of the customer");
    }
  }
}
