package io.sealedemr.policies.keys;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;

/** Finds a key that is not rotated. */
public final class KeyRotationOff implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("key-rotation-off")
          .summary("A symmetric encryption key is not rotated.")
          .why("Without rotation one version of the key wraps all data for ever.")
          .fix("Set enableKeyRotation to true.")
          .mandatory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags(
              "check:K01",
              "peer:checkov:CKV_AWS_7",
              "peer:trivy:AWS-0065",
              "peer:prowler:kms_cmk_rotation_enabled",
              "peer:regula:FG_R00036",
              "peer:cfn-nag:F19",
              "peer:terrascan:AC_AWS_0160",
              "peer:pulumi:aws-kms-key-enable-key-rotation",
              "peer:awsguard:cmk-backing-key-rotation-enabled")
          .types(Keys.KEY)
          .url("https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property rotation = it.at("enableKeyRotation");
    // KMS rotates only symmetric encryption keys whose material it made itself.
    Truth canRotate =
        is(it.at("keyUsage"), "ENCRYPT_DECRYPT")
            .and(is(it.at("customerMasterKeySpec"), "SYMMETRIC_DEFAULT"))
            .and(it.at("customKeyStoreId").hasText().not());
    it.require(rotation, canRotate.not().or(rotation.isTrue()), "true");
  }

  /** Whether it is this value, which is also the default. */
  private static Truth is(Property property, String value) {
    return property.present().not().or(property.is(value));
  }
}
