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
import java.util.Map;

/** Finds a release that does not know a part of its cluster's security configuration. */
public final class ReleaseTooOldForSecurityConfiguration implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("release-too-old-for-security-configuration")
          .summary(
              "The release of a cluster does not know a part of the cluster's security "
                  + "configuration.")
          .why("A release ignores a part that it does not know, or the launch fails.")
          .fix("Set releaseLabel to a release that knows the part.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SA-22", "Unsupported system components")
          .tags("check:U08")
          .types(Clusters.TYPE)
          .url(
              "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource cluster : it.ofType(Clusters.TYPE)) {
      Property label = cluster.at("releaseLabel");
      for (Resource configuration : it.ofType(SecurityConfigurations.TYPE)) {
        Truth used = Clusters.use(it, cluster, configuration);
        if (!used.no()) {
          parts(SecurityConfigurationDocument.of(configuration))
              .forEach(
                  (gate, present) ->
                      it.require(
                          cluster,
                          label,
                          used.and(present).not().or(gate.isPassedBy(label)),
                          gate.wanted()));
        }
      }
    }
  }

  private static Map<ReleaseGate, Truth> parts(SecurityConfigurationDocument document) {
    return Map.of(
        ReleaseGate.EBS, document.atRestOn().and(document.encryptsEbs()),
        ReleaseGate.EMR_CERTIFICATES,
            document
                .inTransitOn()
                .and(document.certificates().at("CertificateProviderType").is("EMR")),
        ReleaseGate.KERBEROS, document.kerberos().present(),
        ReleaseGate.EXTERNAL_KDC, document.kerberos().at("Provider").is("ExternalKdc"),
        ReleaseGate.INSTANCE_METADATA, document.instanceMetadata().present());
  }
}
