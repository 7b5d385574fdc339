package io.sealedemr.policies.cluster;

import io.sealedemr.policies.links.Link;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;

/** Finds a cluster whose security configuration is not a resource of the stack. */
public final class SecurityConfigurationForeign implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("security-configuration-foreign")
          .summary("A cluster uses a security configuration that is not one of this stack.")
          .why("Its settings are not reviewed here, and nobody sees when they change.")
          .fix(
              "Set securityConfiguration to the name of a SecurityConfiguration "
                  + "resource of this stack.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "CM-6", "Configuration settings")
          .tags("check:E02", "check:U30", "peer:kics:48af92a5", "peer:cfn-nag:W63")
          .types(Clusters.TYPE)
          .url(
              "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-specify-security-configuration.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource cluster : it.ofType(Clusters.TYPE)) {
      Link link = Clusters.securityConfiguration(it, cluster);
      Property name = link.value();
      it.require(
          cluster,
          name,
          name.hasText().and(link.toNone("name")).not(),
          "the name of a security configuration of this stack");
    }
  }
}
