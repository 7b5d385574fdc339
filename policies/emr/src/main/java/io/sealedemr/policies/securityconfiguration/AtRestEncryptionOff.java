package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a security configuration that encrypts nothing at rest. */
public final class AtRestEncryptionOff implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("at-rest-encryption-off")
          .summary("A security configuration does not switch encryption at rest on.")
          .why(
              "An absent or false flag switches the whole at-rest part off, however "
                  + "complete it is.")
          .fix(
              "Set EncryptionConfiguration.EnableAtRestEncryption to true in the "
                  + "property 'configuration'.")
          .mandatory()
          .severity(Severity.CRITICAL)
          .framework("NIST 800-53", "5", "SC-28", "Protection of information at rest")
          .tags(
              "check:E03",
              "check:E04",
              "peer:trivy:AWS-0137",
              "peer:security-hub:EMR.3",
              "peer:control-tower:CT.EMR.PR.1",
              "peer:cfn-nag:W61",
              "peer:kics:5b033ec8",
              "peer:electriceye:EMR.3",
              "peer:cloudsploit:emrEncryptionAtRest",
              "peer:cnspec:emr-encryption-at-rest")
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
    it.require(document.atRestFlag(), document.atRestOn(), "true");
  }
}
