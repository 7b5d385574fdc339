package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;

/** Finds one class that is to provide the keys of S3 and of local disks. */
public final class CustomProviderClassShared implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("custom-provider-class-shared")
          .summary(
              "A security configuration names one class as key provider of S3 and of "
                  + "local disks.")
          .why(
              "The two providers implement different types: the cluster does not start, "
                  + "or encrypts with the wrong algorithm.")
          .fix(
              "Name a class of its own in "
                  + "LocalDiskEncryptionConfiguration.EncryptionKeyProviderClass.")
          .mandatory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "CM-6", "Configuration settings")
          .tags("check:U25")
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
    Property s3 = document.s3().at("EncryptionKeyProviderClass");
    Property disk = document.localDisk().at("EncryptionKeyProviderClass");
    Truth bothCustom =
        document
            .s3()
            .at("EncryptionMode")
            .is("CSE-Custom")
            .and(document.localDisk().at("EncryptionKeyProviderType").is("Custom"));
    it.require(
        disk,
        document
            .atRestOn()
            .and(bothCustom)
            .and(s3.hasText())
            .and(disk.hasText())
            .and(s3.same(disk))
            .not(),
        "another class than the provider of S3");
  }
}
