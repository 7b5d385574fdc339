package io.sealedemr.policies.buckets;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;

/** Finds a bucket of a cluster that is under a key of AWS. */
public final class BucketWithoutCustomerKey implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-without-customer-key")
          .summary("A bucket that a cluster uses is encrypted with a key that AWS manages.")
          .why(
              "Without kmsMasterKeyId S3 takes aws/s3, whose policy lets every "
                  + "principal of the account in.")
          .fix("Set kmsMasterKeyId to the ARN of a key of yours.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:S03", "peer:trivy:AWS-0132")
          .types(Buckets.ENCRYPTION)
          .url("https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource bucket : Buckets.of(it)) {
      Truth used = BucketUse.isUsed(it, bucket);
      if (used.no()) {
        continue;
      }
      for (Resource encryption : it.ofType(Buckets.ENCRYPTION)) {
        Truth kms =
            DefaultEncryption.algorithms(encryption).stream()
                .map(DefaultEncryption::isKms)
                .reduce(Truth.YES, Truth::and);
        Truth judged = used.and(Buckets.isAbout(it, encryption, bucket)).and(kms);
        for (Property key : DefaultEncryption.keys(encryption)) {
          it.require(
              encryption,
              key,
              judged.not().or(DefaultEncryption.isCustomerKey(key)),
              "the ARN of a key of the customer");
        }
      }
    }
  }
}
