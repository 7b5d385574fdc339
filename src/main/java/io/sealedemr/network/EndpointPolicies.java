package io.sealedemr.network;

import io.sealedemr.environment.Environment;
import io.sealedemr.iam.AwsScope;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;

/**
 * Derives what may be reached through the endpoints, so that data cannot leave to buckets and keys
 * of others.
 */
final class EndpointPolicies {

  private EndpointPolicies() {}

  /**
   * The stack's own buckets, and those that a node needs to boot and EMR to run it (EMR Management
   * Guide, "Minimum Amazon S3 policy for private subnet").
   */
  static PolicyDocument s3(Environment environment) {
    AwsScope scope = environment.scope();
    String region = scope.region();
    return PolicyDocument.of(
        Statement.allow("OwnBuckets")
            .principal(Principal.anyone())
            .actions("s3:*")
            .resources(
                scope.bucket(environment.bucket("artifacts")),
                scope.bucket(environment.bucket("data")),
                scope.bucket(environment.bucket("logs")),
                scope.objects(environment.bucket("artifacts"), "*"),
                scope.objects(environment.bucket("data"), "*"),
                scope.objects(environment.bucket("logs"), "*"))
            .when("StringEquals", "aws:PrincipalAccount", scope.account())
            .build(),
        // Packages are fetched without a signature: there is no account to ask for.
        Statement.allow("Packages")
            .principal(Principal.anyone())
            .actions("s3:GetObject")
            .resources(
                scope.objects("al2023-repos-" + region + "-de612dc2", "*"),
                scope.objects("amazonlinux." + region + ".amazonaws.com", "*"),
                scope.objects("amazonlinux-2-repos-" + region, "*"),
                scope.objects("packages." + region + ".amazonaws.com", "*"),
                scope.objects("repo." + region + ".amazonaws.com", "*"),
                scope.objects("repo." + region + ".emr.amazonaws.com", "*"))
            .build(),
        Statement.allow("EmrsOwnFiles")
            .principal(Principal.anyone())
            .actions("s3:GetObject", "s3:ListBucket")
            .resources(
                scope.bucket(region + ".elasticmapreduce"),
                scope.objects(region + ".elasticmapreduce", "*"))
            .build(),
        Statement.allow("EmrsOwnLogs")
            .principal(Principal.anyone())
            .actions("s3:Create*", "s3:Get*", "s3:List*", "s3:Put*")
            .resources(
                scope.objects("aws157-logs-prod-" + region, "*"),
                scope.objects("aws157-logs-prod", "*"))
            .build());
  }

  /** Calls of this account's roles only. */
  static PolicyDocument ownAccount(AwsScope scope, String service) {
    return PolicyDocument.of(
        Statement.allow("OwnAccount")
            .principal(Principal.anyone())
            .actions(service + ":*")
            .resources("*")
            .when("StringEquals", "aws:PrincipalAccount", scope.account())
            .build());
  }
}
