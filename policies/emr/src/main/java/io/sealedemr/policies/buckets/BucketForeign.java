package io.sealedemr.policies.buckets;

import io.sealedemr.policies.cluster.Clusters;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurations;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import java.util.regex.Pattern;

/** Finds a bucket, in a place where a cluster needs one, that is not of the stack. */
public final class BucketForeign implements StackPolicy {

  /** EMR's own bucket of a region, such as {@code eu-west-2.elasticmapreduce}. */
  private static final Pattern OF_EMR =
      Pattern.compile("[a-z]{2}(?:-[a-z]+)+-\\d\\.elasticmapreduce");

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-foreign")
          .summary(
              "A cluster writes its logs to, or starts from, a bucket that is not one "
                  + "of this stack.")
          .why("Logs leave the stack, or a stranger's code and keys run on every node.")
          .fix("Name a bucket of this stack.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SI-7", "Software, firmware, and information integrity")
          .tags("check:U10", "check:U21")
          .types(Clusters.TYPE, SecurityConfigurations.TYPE)
          .url("https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (BucketUse use : BucketUse.of(it)) {
      Truth own =
          Buckets.of(it).stream().map(bucket -> use.means(it, bucket)).reduce(Truth.NO, Truth::or);
      Truth elsewhere = use.place().matches(BucketForeign::isForeign);
      it.require(use.by(), use.place(), elsewhere.not().or(own), "a bucket of this stack");
    }
  }

  /**
   * Whether a text names a place that may be a stranger's. A path on the node and EMR's own jars,
   * which lie in a bucket per region, are nobody else's.
   */
  static boolean isForeign(String text) {
    return S3Location.of(text)
        .map(place -> !OF_EMR.matcher(place.bucket()).matches())
        .orElse(text.contains("://") && !text.startsWith("file:"));
  }
}
