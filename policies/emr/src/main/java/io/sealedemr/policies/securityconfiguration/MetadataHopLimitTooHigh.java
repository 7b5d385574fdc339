package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;

/** Finds instance metadata that travels too far. */
public final class MetadataHopLimitTooHigh implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("metadata-hop-limit-too-high")
          .summary(
              "A security configuration lets the answers of the instance metadata "
                  + "service travel more than two hops.")
          .why(
              "One hop serves the node, two serve a container on it; more let proxies "
                  + "at the role's credentials.")
          .fix(
              "Set InstanceMetadataServiceConfiguration.HttpPutResponseHopLimit to 1, "
                  + "or to 2 for containers.")
          .mandatory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "AC-3", "Access enforcement")
          .tags("check:U03", "peer:checkov:CKV_AWS_341")
          .types(SecurityConfigurations.TYPE)
          .url(SecurityConfigurations.GUIDE)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property metadata = SecurityConfigurationDocument.in(it.at("configuration")).instanceMetadata();
    Property limit = metadata.at("HttpPutResponseHopLimit");
    Truth inBounds = limit.atLeast(1).and(limit.atMost(2));
    it.require(limit, metadata.present().not().or(inBounds), "1 or 2");
  }
}
