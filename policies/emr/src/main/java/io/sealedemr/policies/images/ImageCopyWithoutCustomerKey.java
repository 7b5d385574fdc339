package io.sealedemr.policies.images;

import io.sealedemr.policies.keys.KeyReference;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a copy of an image that is not under a key of the customer. */
public final class ImageCopyWithoutCustomerKey implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("image-copy-without-customer-key")
          .summary("A copy of an image is not encrypted with a key of the customer.")
          .why(
              "Without kmsKeyId the account's default key is taken, normally aws/ebs, "
                  + "whose policy is not yours.")
          .fix("Set kmsKeyId to the ARN of a key of yours.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:A02", "peer:checkov:CKV_AWS_236")
          .types(Images.TYPE)
          .url("https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property key = it.at("kmsKeyId");
    it.require(
        key,
        key.hasText().and(key.matches(text -> !KeyReference.isAwsManaged(text))),
        "the ARN of a key of the customer");
  }
}
