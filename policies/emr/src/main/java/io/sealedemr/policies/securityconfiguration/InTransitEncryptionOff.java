package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a security configuration that encrypts nothing in transit. */
public final class InTransitEncryptionOff implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("in-transit-encryption-off")
          .summary("A security configuration does not switch encryption in transit on.")
          .why("Shuffle, RPC and web traffic between the nodes are readable on the " + "network.")
          .fix(
              "Set EncryptionConfiguration.EnableInTransitEncryption to true in the "
                  + "property 'configuration'.")
          .mandatory()
          .severity(Severity.CRITICAL)
          .framework("NIST 800-53", "5", "SC-8", "Transmission confidentiality and integrity")
          .tags(
              "check:E13",
              "peer:checkov:CKV_AWS_351",
              "peer:trivy:AWS-0138",
              "peer:security-hub:EMR.4",
              "peer:control-tower:CT.EMR.PR.4",
              "peer:cfn-nag:W61",
              "peer:kics:5b033ec8",
              "peer:electriceye:EMR.2",
              "peer:cloudsploit:emrEncryptionInTransit",
              "peer:cnspec:emr-encryption-in-transit")
          .types(SecurityConfigurations.TYPE)
          .url(SecurityConfigurations.GUIDE)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    var document = SecurityConfigurationDocument.in(it.at("configuration"));
    it.require(document.inTransitFlag(), document.inTransitOn(), "true");
  }
}
