package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import java.util.Set;

/** Finds in-transit encryption without certificates. */
public final class CertificateProviderMissing implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("certificate-provider-missing")
          .summary(
              "A security configuration switches encryption in transit on and says "
                  + "nowhere where certificates come from.")
          .why(
              "Without certificates no node can prove who it is, and EMR refuses the "
                  + "document or encrypts nothing.")
          .fix(
              "Set TLSCertificateConfiguration.CertificateProviderType to PEM, Custom "
                  + "or (from emr-7.11.0 on) EMR.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-17", "Public key infrastructure certificates")
          .tags(
              "check:E14",
              "peer:cdk-nag:AwsSolutions-EMR5",
              "peer:control-tower:CT.EMR.PR.4",
              "peer:cfn-nag:W61")
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
    Property provider = document.certificates().at("CertificateProviderType");
    it.require(
        provider,
        document.inTransitOn().not().or(provider.in(Set.of("PEM", "Custom", "EMR"))),
        "PEM, Custom or EMR");
  }
}
