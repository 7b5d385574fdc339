package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a security configuration that does not put data in S3 under a key. */
public final class S3DataWithoutKms implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("s3-data-without-kms")
          .summary(
              "A security configuration does not encrypt data in S3 with a key of the "
                  + "customer.")
          .why(
              "Under SSE-S3 whoever may read an object reads its data: no key policy "
                  + "stands in between.")
          .fix(
              "Set S3EncryptionConfiguration.EncryptionMode to SSE-KMS and AwsKmsKey to "
                  + "the ARN of a key.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-28(1)", "Cryptographic protection")
          .tags(
              "check:E05",
              "check:E06",
              "peer:checkov:CKV_AWS_171",
              "peer:control-tower:CT.EMR.PR.1",
              "peer:control-tower:CT.EMR.PR.2",
              "peer:brainiac:CB_TFAWS_164")
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
    Property mode = document.s3().at("EncryptionMode");
    it.require(
        mode, document.atRestOn().not().or(S3Mode.isUnderOwnKeys(document.s3())), S3Mode.WANTED);
  }
}
