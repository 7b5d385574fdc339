package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;

/** Finds EBS volumes that are left out of disk encryption. */
public final class EbsEncryptionOff implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("ebs-encryption-off")
          .summary("A security configuration leaves EBS volumes to LUKS.")
          .why(
              "LUKS never covers the root volume, and EC2 reports the other volumes and their "
                  + "snapshots as unencrypted.")
          .fix("Set LocalDiskEncryptionConfiguration.EnableEbsEncryption to true.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-28(1)", "Cryptographic protection")
          .tags(
              "check:E12",
              "peer:checkov:CKV_AWS_350",
              "peer:control-tower:CT.EMR.PR.3",
              "peer:kics:5b033ec8",
              "peer:electriceye:EMR.4")
          .types(SecurityConfigurations.TYPE)
          .url(SecurityConfigurations.OPTIONS)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    var document = SecurityConfigurationDocument.in(it.at("configuration"));
    // With a provider of the customer's own EMR refuses the flag.
    Truth asked =
        document.atRestOn().and(document.localDisk().at("EncryptionKeyProviderType").is("AwsKms"));
    it.require(
        document.localDisk().at("EnableEbsEncryption"),
        asked.not().or(document.encryptsEbs()),
        "true");
  }
}
