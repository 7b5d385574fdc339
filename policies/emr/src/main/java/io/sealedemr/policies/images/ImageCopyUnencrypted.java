package io.sealedemr.policies.images;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a copy of an image in clear text. */
public final class ImageCopyUnencrypted implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("image-copy-unencrypted")
          .summary("A copy of an image is not encrypted.")
          .why(
              "The root volume of each node that boots from it is in clear text; "
                  + "'encrypted' is false unless it is said.")
          .fix("Set encrypted to true and kmsKeyId to the ARN of a key.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-28(1)", "Cryptographic protection")
          .tags("check:A01", "check:U01", "peer:checkov:CKV_AWS_235")
          .types(Images.TYPE)
          .url("https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property encrypted = it.at("encrypted");
    it.require(encrypted, encrypted.isTrue(), "true");
  }
}
