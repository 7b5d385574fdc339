package io.sealedemr.policies.buckets;

import io.sealedemr.policies.iam.Statement;
import io.sealedemr.policies.iam.Wildcard;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Finds a bucket policy that lets everybody in. */
public final class BucketOpenToEveryone implements StackPolicy {

  /** The condition keys by which a statement for everybody counts as not public. */
  private static final List<String> HOLD =
      List.of(
          "aws:PrincipalAccount",
          "aws:PrincipalOrgID",
          "aws:SourceAccount",
          "aws:SourceVpc",
          "aws:SourceVpce");

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-open-to-everyone")
          .summary("The policy of a bucket that a cluster uses allows everybody.")
          .why(
              "Who may write artefacts owns the cluster; who may read needs no more "
                  + "than the bucket's name.")
          .fix(
              "Name the roles in Principal, or hold the caller to an account, an "
                  + "organisation or a VPC with StringEquals.")
          .mandatory()
          .severity(Severity.CRITICAL)
          .framework("NIST 800-53", "5", "AC-3", "Access enforcement")
          .tags("check:S10", "peer:checkov:CKV_AWS_70", "peer:cfn-nag:F16")
          .types(Buckets.POLICY)
          .url(
              "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html")
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
      for (Resource policy : it.ofType(Buckets.POLICY)) {
        Truth judged = used.and(Buckets.isAbout(it, policy, bucket));
        if (!judged.no()) {
          Statement.of(policy.at("policy"))
              .forEach(statement -> judge(it, judged.and(statement.allows()), policy, statement));
        }
      }
    }
  }

  private static void judge(StackCheck it, Truth judged, Resource policy, Statement statement) {
    Truth held =
        HOLD.stream()
            .map(key -> statement.holdsTo(key, value -> !Wildcard.in(value)))
            .reduce(Truth.NO, Truth::or);
    it.require(
        policy,
        statement.place().at("Principal"),
        judged.and(statement.isAboutEverybody()).and(held.not()).not(),
        "roles by name, or a condition that holds the caller to an account or a VPC");
    it.require(
        policy,
        statement.place().at("NotPrincipal"),
        judged.and(statement.excludesPrincipals()).not(),
        "Principal with roles by name");
  }
}
