package io.sealedemr.policies.buckets;

import io.sealedemr.policies.iam.Statement;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;

/** Finds a bucket of a cluster that answers without TLS. */
public final class BucketAllowsPlainHttp implements StackPolicy {

  private static final String SECURE_TRANSPORT = "aws:SecureTransport";

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-allows-plain-http")
          .summary("A bucket that a cluster uses answers plain HTTP.")
          .why("Requests without TLS carry data and signatures in clear text.")
          .fix(
              "Add a statement to the bucket's policy: Deny, Principal *, Action s3:*, "
                  + "Resource the bucket and bucket/*, Condition Bool aws:SecureTransport "
                  + "false.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-8", "Transmission confidentiality and integrity")
          .tags(
              "check:S05",
              "peer:checkov:CKV_AWS_379",
              "peer:security-hub:S3.5",
              "peer:cdk-nag:AwsSolutions-S10",
              "peer:prowler:s3_bucket_secure_transport_policy",
              "peer:regula:FG_R00100")
          .types(Buckets.TYPES.get(0), Buckets.TYPES.get(1), Buckets.POLICY)
          .url("https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html")
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
        Buckets.POLICY,
        "No BucketPolicy of this stack is for this bucket.",
        (bucket, policy, judged) -> {
          if (!judged.no()) {
            it.require(
                policy,
                judged.not().or(deniesPlainHttp(policy, bucket.at("bucket"))),
                "No statement denies every action on bucket and objects without TLS.");
          }
        });
  }

  private static Truth deniesPlainHttp(Resource policy, Property bucket) {
    Truth onBucket = Truth.NO;
    Truth onObjects = Truth.NO;
    for (Statement statement : Statement.of(policy.at("policy"))) {
      Truth denies =
          statement
              .denies()
              .and(
                  statement.anyPrincipal(
                      (kind, who) -> Truth.of(kind.equals("AWS")).and(who.is("*"))))
              .and(statement.anyAction(action -> action.equals("s3:*") || action.equals("*")))
              .and(statement.holdsOnlyIf(SECURE_TRANSPORT, false))
              .and(statement.hasNoConditionBut(SECURE_TRANSPORT));
      onBucket = onBucket.or(denies.and(covers(statement, bucket, "")));
      onObjects = onObjects.or(denies.and(covers(statement, bucket, "/x")));
    }
    return onBucket.and(onObjects);
  }

  private static Truth covers(Statement statement, Property bucket, String object) {
    return bucket.value() instanceof Value.Text name
        ? statement.anyResource(pattern -> S3Location.isCovered(pattern, name.value() + object))
        : bucket.hasText();
  }
}
