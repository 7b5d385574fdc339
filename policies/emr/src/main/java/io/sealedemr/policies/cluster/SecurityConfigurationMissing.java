package io.sealedemr.policies.cluster;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a cluster without a security configuration. */
public final class SecurityConfigurationMissing implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("security-configuration-missing")
          .summary("A cluster has no security configuration.")
          .why(
              "A security configuration switches on all that EMR encrypts, and a "
                  + "cluster takes one only at launch.")
          .fix(
              "Set securityConfiguration to the name of a security configuration of "
                  + "this stack.")
          .mandatory()
          .severity(Severity.CRITICAL)
          .framework("NIST 800-53", "5", "SC-28", "Protection of information at rest")
          .tags(
              "check:E01",
              "peer:checkov:CKV2_AWS_55",
              "peer:kics:48af92a5",
              "peer:cfn-nag:W63",
              "peer:electriceye:EMR.1",
              "peer:brainiac:CB_TFAWS_365")
          .types(Clusters.TYPE)
          .url(
              "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-specify-security-configuration.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property name = it.at("securityConfiguration");
    it.require(name, name.hasText(), "the name of a security configuration");
  }
}
