package io.sealedemr.policies.cluster;

import io.sealedemr.policies.securityconfiguration.SecurityConfigurationDocument;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurations;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;

/** Finds a cluster that lacks its half of Kerberos. */
public final class KerberosAttributesMissing implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("kerberos-attributes-missing")
          .summary(
              "A cluster has no Kerberos attributes, but its security configuration "
                  + "asks for Kerberos.")
          .why("With one half of Kerberos the launch fails.")
          .fix(
              "Set kerberosAttributes with realm and kdcAdminPassword, the password as "
                  + "a secret.")
          .mandatory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "IA-2", "Identification and authentication")
          .tags("check:E15", "peer:cdk-nag:EMRKerberosEnabled")
          .types(Clusters.TYPE)
          .url("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos-configure.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource cluster : it.ofType(Clusters.TYPE)) {
      Property attributes = cluster.at("kerberosAttributes");
      for (Resource configuration : it.ofType(SecurityConfigurations.TYPE)) {
        Truth used = Clusters.use(it, cluster, configuration);
        if (!used.no()) {
          Truth wanted = SecurityConfigurationDocument.of(configuration).kerberos().present();
          it.require(
              cluster,
              attributes,
              used.and(wanted).not().or(attributes.at("realm").hasText()),
              "realm and kdcAdminPassword");
        }
      }
    }
  }
}
