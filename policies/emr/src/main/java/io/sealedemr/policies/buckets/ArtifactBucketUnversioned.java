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
    for (Resource bucket : Buckets.of(it)) {
      Truth holds =
          BucketUse.ofSecurityConfigurations(it).stream()
              .map(use -> use.means(it, bucket))
              .reduce(Truth.NO, Truth::or);
      it.require(
          bucket,
          holds.not().or(Buckets.has(it, bucket, Buckets.VERSIONING)),
          "No BucketVersioningV2 of this stack is for this bucket.");
      for (Resource versioning : it.ofType(Buckets.VERSIONING)) {
        Property status = versioning.at("versioningConfiguration", "status");
        Truth judged = holds.and(Buckets.isAbout(it, versioning, bucket));
        it.require(versioning, status, judged.not().or(status.is("Enabled")), "Enabled");
      }
    }
  }
}
