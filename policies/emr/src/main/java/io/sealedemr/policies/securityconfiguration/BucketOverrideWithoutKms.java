package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;

/** Finds a bucket that is exempted from KMS. */
public final class BucketOverrideWithoutKms implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-override-without-kms")
          .summary("A security configuration exempts a bucket from encryption with a key.")
          .why(
              "An override may be weaker than the mode that it overrides: that bucket's "
                  + "data leaves the key.")
          .fix(
              "Set EncryptionMode of the entry in Overrides to SSE-KMS or CSE-KMS and "
                  + "AwsKmsKey to the ARN of a key, or remove the entry.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-28(1)", "Cryptographic protection")
          .tags("check:E08", "check:U09", "peer:control-tower:CT.EMR.PR.2")
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
    Truth off = document.atRestOn().not();
    for (Property override : document.overrides()) {
      Truth kms = S3Mode.isKms(override);
      it.require(override.at("EncryptionMode"), off.or(kms), "SSE-KMS or CSE-KMS");
      Property key = override.at("AwsKmsKey");
      it.require(key, off.or(kms.not()).or(key.hasText()), "the ARN of a KMS key");
    }
  }
}
