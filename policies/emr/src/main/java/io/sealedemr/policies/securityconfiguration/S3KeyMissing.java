package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;

/** Finds a KMS mode for S3 without a key. */
public final class S3KeyMissing implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("s3-key-missing")
          .summary("A security configuration encrypts data in S3 with KMS and names no key.")
          .why(
              "Without a key the data falls to a key that AWS manages, or EMR refuses "
                  + "the document.")
          .fix("Set S3EncryptionConfiguration.AwsKmsKey to the ARN of a key.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:U05", "check:E06", "peer:control-tower:CT.EMR.PR.2")
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
    Property key = document.s3().at("AwsKmsKey");
    Truth needed = document.atRestOn().and(S3Mode.isKms(document.s3()));
    it.require(key, needed.not().or(key.hasText()), "the ARN of a KMS key");
  }
}
