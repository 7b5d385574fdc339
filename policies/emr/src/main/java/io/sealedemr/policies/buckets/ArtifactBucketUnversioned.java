package io.sealedemr.policies.buckets;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;

/** Finds a bucket of certificates or provider jars that keeps no versions. */
public final class ArtifactBucketUnversioned implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("artifact-bucket-unversioned")
          .summary(
              "The bucket of a security configuration's certificates or provider jars "
                  + "keeps no versions.")
          .why(
              "Who overwrites the certificates or a jar owns the next cluster, and "
                  + "nobody sees the swap.")
          .fix("Add a BucketVersioningV2 with versioningConfiguration.status Enabled.")
          .mandatory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "SI-7", "Software, firmware, and information integrity")
          .tags("check:S13", "check:U06")
          .types(Buckets.TYPES.get(0), Buckets.TYPES.get(1), Buckets.VERSIONING)
          .url("https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    Buckets.judgeParts(
        it,
        bucket -> holdsArtifacts(it, bucket),
        Buckets.VERSIONING,
        "No BucketVersioningV2 of this stack is for this bucket.",
        (bucket, versioning, judged) -> {
          Property status = versioning.at("versioningConfiguration", "status");
          it.require(versioning, status, judged.not().or(status.is("Enabled")), "Enabled");
        });
  }

  private static Truth holdsArtifacts(StackCheck it, Resource bucket) {
    return BucketUse.ofSecurityConfigurations(it).stream()
        .map(use -> use.means(it, bucket))
        .reduce(Truth.NO, Truth::or);
  }
}
