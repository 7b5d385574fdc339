package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;

/** Finds a security configuration that leaves the local disks in clear text. */
public final class LocalDisksUnencrypted implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("local-disks-unencrypted")
          .summary("A security configuration does not encrypt local disks.")
          .why(
              "HDFS blocks, shuffle and spill files and logs lie on the local disks, "
                  + "and HDFS encrypts block transfer only with them.")
          .fix(
              "Set LocalDiskEncryptionConfiguration.EncryptionKeyProviderType to AwsKms "
                  + "and AwsKmsKey to the ARN of a key.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-28(1)", "Cryptographic protection")
          .tags(
              "check:E09",
              "check:E10",
              "peer:checkov:CKV_AWS_349",
              "peer:trivy:AWS-0139",
              "peer:cdk-nag:AwsSolutions-EMR4",
              "peer:kics:5b033ec8",
              "peer:cfn-nag:W61",
              "peer:cloudsploit:emrEncryptionAtRest",
              "peer:cnspec:emr-local-disk-encryption")
          .types(SecurityConfigurations.TYPE)
          .url(SecurityConfigurations.OPTIONS)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    var document = SecurityConfigurationDocument.in(it.at("configuration"));
    Property disk = document.localDisk();
    Property provider = disk.at("EncryptionKeyProviderType");
    Truth off = document.atRestOn().not();
    Truth kms = provider.is("AwsKms");
    Truth custom = provider.is("Custom").and(S3Mode.hasProvider(disk));
    it.require(
        provider,
        off.or(kms).or(custom),
        "AwsKms, or Custom with S3Object and EncryptionKeyProviderClass");
    Property key = disk.at("AwsKmsKey");
    it.require(key, off.or(kms.not()).or(key.hasText()), "the ARN of a KMS key");
  }
}
