package io.sealedemr.policies.buckets;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;

/** Finds a bucket of a cluster whose default encryption is not KMS. */
public final class BucketWithoutKms implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-without-kms")
          .summary("A bucket that a cluster uses is not encrypted with KMS by default.")
          .why(
              "Under SSE-S3 whoever may read an object reads its data: no key policy "
                  + "stands in between.")
          .fix(
              "Add a BucketServerSideEncryptionConfigurationV2 with sseAlgorithm "
                  + "aws:kms and kmsMasterKeyId.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-28(1)", "Cryptographic protection")
          .tags(
              "check:S01",
              "check:S02",
              "peer:checkov:CKV_AWS_19",
              "peer:checkov:CKV_AWS_145",
              "peer:trivy:AWS-0088",
              "peer:prowler:s3_bucket_default_encryption",
              "peer:prowler:s3_bucket_kms_encryption",
              "peer:regula:FG_R00099",
              "peer:cfn-nag:W41",
              "peer:cdk-nag:S3DefaultEncryptionKMS")
          .types(Buckets.TYPES.get(0), Buckets.TYPES.get(1), Buckets.ENCRYPTION)
          .url("https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    Buckets.judgeParts(
        it,
        bucket -> BucketUse.isUsed(it, bucket),
        Buckets.ENCRYPTION,
        "No BucketServerSideEncryptionConfigurationV2 of this stack is for this bucket.",
        (bucket, encryption, judged) -> {
          it.require(
              encryption,
              encryption.at("rules"),
              judged.not().or(DefaultEncryption.hasRule(encryption)),
              "a rule with sseAlgorithm aws:kms");
          for (Property algorithm : DefaultEncryption.algorithms(encryption)) {
            it.require(
                encryption,
                algorithm,
                judged.not().or(DefaultEncryption.isKms(algorithm)),
                "aws:kms or aws:kms:dsse");
          }
        });
  }
}
