package io.sealedemr.policies.buckets;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import java.util.List;

/** Finds a bucket of a cluster that may become public. */
public final class BucketPublicAccessOpen implements StackPolicy {

  private static final List<String> FLAGS =
      List.of("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets");

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-public-access-open")
          .summary("A bucket that a cluster uses does not block all public access.")
          .why(
              "One policy or one ACL later the bucket is public; a flag that is absent "
                  + "counts as false.")
          .fix("Add a BucketPublicAccessBlock with all four flags true.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "AC-3", "Access enforcement")
          .tags(
              "check:S06",
              "check:S07",
              "peer:checkov:CKV_AWS_53",
              "peer:checkov:CKV_AWS_54",
              "peer:checkov:CKV_AWS_55",
              "peer:checkov:CKV_AWS_56",
              "peer:checkov:CKV2_AWS_6",
              "peer:trivy:AWS-0086",
              "peer:trivy:AWS-0087",
              "peer:trivy:AWS-0091",
              "peer:trivy:AWS-0093",
              "peer:trivy:AWS-0094",
              "peer:regula:FG_R00229",
              "peer:cdk-nag:AwsSolutions-S2")
          .types(Buckets.TYPES.get(0), Buckets.TYPES.get(1), Buckets.PUBLIC_ACCESS_BLOCK)
          .url(
              "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html")
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
        Buckets.PUBLIC_ACCESS_BLOCK,
        "No BucketPublicAccessBlock of this stack is for this bucket.",
        (bucket, block, judged) -> {
          for (String name : FLAGS) {
            Property flag = block.at(name);
            it.require(block, flag, judged.not().or(flag.isTrue()), "true");
          }
        });
  }
}
