package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds nodes that answer version 1 of the instance metadata service. */
public final class InstanceMetadataV1Allowed implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("instance-metadata-v1-allowed")
          .summary(
              "A security configuration lets the nodes answer version 1 of the instance "
                  + "metadata service.")
          .why(
              "A forged request from a job or a web UI gets the credentials of the "
                  + "instance role.")
          .fix(
              "Set "
                  + "InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion "
                  + "to 2.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "AC-3", "Access enforcement")
          .tags("check:U03", "peer:checkov:CKV_AWS_79", "peer:trivy:AWS-0028")
          .types(SecurityConfigurations.TYPE)
          .url(SecurityConfigurations.GUIDE)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property version =
        SecurityConfigurationDocument.in(it.at("configuration"))
            .instanceMetadata()
            .at("MinimumInstanceMetadataServiceVersion");
    it.require(version, version.atLeast(2).and(version.atMost(2)), "2");
  }
}
