package io.sealedemr.roles;

import io.sealedemr.environment.Environment;
import io.sealedemr.iam.AwsScope;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;
import io.sealedemr.storage.Storage;
import java.util.ArrayList;
import java.util.List;

/**
 * Derives the roles' policies (EMR Management Guide, "Service role for Amazon EMR" and "Service
 * role for cluster EC2 instances"). None names a KMS action: who may use a key stands in the key's
 * own policy, which suffices within an account.
 */
final class RolePolicies {

  private final Environment environment;
  private final AwsScope scope;
  private final NodeAccess access;

  RolePolicies(Environment environment, NodeAccess access) {
    this.environment = environment;
    this.access = access;
    this.scope = environment.scope();
  }

  /** EMR, but only in this account's name. */
  PolicyDocument serviceTrust() {
    return PolicyDocument.of(
        Statement.allow("Emr")
            .principal(Principal.service("elasticmapreduce.amazonaws.com"))
            .actions("sts:AssumeRole")
            .when("StringEquals", "aws:SourceAccount", scope.account())
            .when("ArnLike", "aws:SourceArn", scope.arn("elasticmapreduce", "*"))
            .build());
  }

  /** What AWS's managed policy leaves to each account: giving the nodes their role. */
  PolicyDocument service(String instanceRole) {
    return PolicyDocument.of(
        Statement.allow("PassNodesTheirRole")
            .actions("iam:PassRole")
            .resources(instanceRole)
            .when("StringEquals", "iam:PassedToService", "ec2." + scope.dnsSuffix())
            .build());
  }

  PolicyDocument instanceTrust() {
    return PolicyDocument.of(
        Statement.allow("Nodes")
            .principal(Principal.service("ec2." + scope.dnsSuffix()))
            .actions("sts:AssumeRole")
            .build());
  }

  /** The stack's own buckets, what a setting names, and EMR's own files. */
  PolicyDocument instance() {
    List<String> data = new ArrayList<>(List.of(environment.bucket("data")));
    data.addAll(access.buckets());
    String logs = environment.bucket("logs");
    String artifacts = environment.bucket("artifacts");
    List<String> listed = new ArrayList<>(data);
    listed.add(logs);
    listed.add(artifacts);
    List<Statement> statements = new ArrayList<>();
    statements.add(
        Statement.allow("FindObjects")
            .actions("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads")
            .resources(listed.stream().map(scope::bucket).toList())
            .build());
    statements.add(
        Statement.allow("Data")
            .actions(
                "s3:AbortMultipartUpload",
                "s3:DeleteObject",
                "s3:GetObject",
                "s3:ListMultipartUploadParts",
                "s3:PutObject")
            .resources(data.stream().map(bucket -> scope.objects(bucket, "*")).toList())
            .build());
    statements.add(
        Statement.allow("Logs")
            .actions("s3:AbortMultipartUpload", "s3:PutObject")
            .resources(scope.objects(logs, "*"))
            .build());
    statements.add(
        Statement.allow("Certificates")
            .actions("s3:GetObject")
            .resources(scope.objects(artifacts, Storage.CERTIFICATES_FOLDER + "*"))
            .build());
    statements.add(
        Statement.allow("Classes")
            .actions("s3:GetObject")
            .resources(scope.objects(artifacts, Storage.CLASSES_FOLDER + "*"))
            .build());
    statements.add(
        Statement.allow("Scripts")
            .actions("s3:GetObject")
            .resources(scope.objects(artifacts, Storage.SCRIPTS_FOLDER + "*"))
            .build());
    if (!access.jars().isEmpty()) {
      statements.add(
          Statement.allow("ClassesFromElsewhere")
              .actions("s3:GetObject")
              .resources(
                  access.jars().stream()
                      .map(jar -> scope.objects(jar.bucket(), jar.key()))
                      .toList())
              .build());
    }
    if (!access.secrets().isEmpty()) {
      statements.add(
          Statement.allow("Secrets")
              .actions("secretsmanager:GetSecretValue")
              // AWS appends a hyphen and six characters to a secret's name.
              .resources(
                  access.secrets().stream()
                      .map(
                          secret ->
                              scope.arn(
                                  "secretsmanager",
                                  "secret:" + secret.name(environment) + "-??????"))
                      .toList())
              .build());
    }
    if (!access.roles().isEmpty()) {
      statements.add(
          Statement.allow("RolesOfUsers")
              .actions("sts:AssumeRole")
              .resources(access.roles())
              .build());
    }
    statements.add(
        Statement.allow("EmrsOwnFiles")
            .actions("s3:GetObject", "s3:ListBucket")
            .resources(
                scope.bucket(scope.region() + ".elasticmapreduce"),
                scope.objects(scope.region() + ".elasticmapreduce", "*"))
            .build());
    return new PolicyDocument(statements);
  }
}
