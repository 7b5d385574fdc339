package io.sealedemr.policies.cluster;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a release that does not know a setting of its cluster. */
public final class ReleaseTooOld implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("release-too-old")
          .summary(
              "The release of a cluster does not know one of the cluster's security " + "settings.")
          .why("A release ignores a setting that it does not know, or the launch fails.")
          .fix("Set releaseLabel to a release that knows the setting.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SA-22", "Unsupported system components")
          .tags("check:U08")
          .types(Clusters.TYPE)
          .url(
              "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    require(it, ReleaseGate.SECURITY_CONFIGURATION, it.at("securityConfiguration"));
    require(it, ReleaseGate.CUSTOM_IMAGE, it.at("customAmiId"));
    require(it, ReleaseGate.LOG_KEY, it.at("logEncryptionKmsKeyId"));
  }

  private static void require(ResourceCheck it, ReleaseGate gate, Property setting) {
    Property label = it.at("releaseLabel");
    it.require(label, setting.present().not().or(gate.isPassedBy(label)), gate.wanted());
  }
}
