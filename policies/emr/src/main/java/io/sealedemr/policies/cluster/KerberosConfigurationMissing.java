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

/** Finds a security configuration that lacks its half of Kerberos. */
public final class KerberosConfigurationMissing implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("kerberos-configuration-missing")
          .summary(
              "A security configuration has no Kerberos part, but a cluster that uses "
                  + "it has Kerberos attributes.")
          .why(
              "Without the KDC in the security configuration nobody is authenticated "
                  + "and Hadoop's RPC is not encrypted.")
          .fix(
              "Set AuthenticationConfiguration.KerberosConfiguration with Provider and "
                  + "its KDC.")
          .mandatory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "IA-2", "Identification and authentication")
          .tags("check:E16", "peer:config:emr-kerberos-enabled", "peer:electriceye:EMR.5")
          .types(SecurityConfigurations.TYPE)
          .url("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos-configure.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource cluster : it.ofType(Clusters.TYPE)) {
      Truth wanted = cluster.at("kerberosAttributes").present();
      for (Resource configuration : it.ofType(SecurityConfigurations.TYPE)) {
        Truth used = Clusters.use(it, cluster, configuration);
        if (!used.and(wanted).no()) {
          Property kerberos = SecurityConfigurationDocument.of(configuration).kerberos();
          it.require(
              configuration,
              kerberos,
              used.and(wanted).not().or(kerberos.at("Provider").hasText()),
              "Provider and the configuration of its KDC");
        }
      }
    }
  }
}
