package io.sealedemr.network;

import io.sealedemr.environment.Environment;
import io.sealedemr.iam.AwsScope;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;
import io.sealedemr.roles.NodeAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
  static PolicyDocument s3(Environment environment, NodeAccess access) {
    AwsScope scope = environment.scope();
    String region = scope.region();
    List<String> buckets =
        new ArrayList<>(
            List.of(
                environment.bucket("artifacts"),
                environment.bucket("data"),
                environment.bucket("logs")));
    buckets.addAll(access.buckets());
    List<Statement> statements = new ArrayList<>();
    statements.add(
        Statement.allow("OwnBuckets")
            .principal(Principal.anyone())
            .actions("s3:*")
            .resources(
                Stream.concat(
                        buckets.stream().map(scope::bucket),
                        buckets.stream().map(bucket -> scope.objects(bucket, "*")))
                    .toList())
            .when("StringEquals", "aws:PrincipalAccount", scope.account())
            .build());
    if (!access.jars().isEmpty()) {
      statements.add(
          Statement.allow("ClassesFromElsewhere")
              .principal(Principal.anyone())
              .actions("s3:GetObject")
              .resources(
                  access.jars().stream()
                      .map(jar -> scope.objects(jar.bucket(), jar.key()))
                      .toList())
              .when("StringEquals", "aws:PrincipalAccount", scope.account())
              .build());
    }
    // Packages are fetched without a signature: there is no account to ask for.
    statements.add(
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
            .build());
    statements.add(
        Statement.allow("EmrsOwnFiles")
            .principal(Principal.anyone())
            .actions("s3:GetObject", "s3:ListBucket")
            .resources(
                scope.bucket(region + ".elasticmapreduce"),
                scope.objects(region + ".elasticmapreduce", "*"))
            .build());
    statements.add(
        Statement.allow("EmrsOwnLogs")
            .principal(Principal.anyone())
            .actions("s3:Create*", "s3:Get*", "s3:List*", "s3:Put*")
            .resources(
                scope.objects("aws157-logs-prod-" + region, "*"),
                scope.objects("aws157-logs-prod", "*"))
            .build());
    return new PolicyDocument(statements);
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
