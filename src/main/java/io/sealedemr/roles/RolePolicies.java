package io.sealedemr.roles;

import io.sealedemr.environment.Environment;
import io.sealedemr.iam.AwsScope;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;
import io.sealedemr.storage.Storage;

/**
 * Derives the roles' policies (EMR Management Guide, "Service role for Amazon EMR" and "Service
 * role for cluster EC2 instances"). None names a KMS action: who may use a key stands in the key's
 * own policy, which suffices within an account.
 */
final class RolePolicies {

  private final Environment environment;
  private final AwsScope scope;

  RolePolicies(Environment environment) {
    this.environment = environment;
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

  /** The stack's own buckets, and EMR's own files. */
  PolicyDocument instance() {
    String data = environment.bucket("data");
    String logs = environment.bucket("logs");
    String artifacts = environment.bucket("artifacts");
    return PolicyDocument.of(
        Statement.allow("FindObjects")
            .actions("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads")
            .resources(scope.bucket(data), scope.bucket(logs), scope.bucket(artifacts))
            .build(),
        Statement.allow("Data")
            .actions(
                "s3:AbortMultipartUpload",
                "s3:DeleteObject",
                "s3:GetObject",
                "s3:ListMultipartUploadParts",
                "s3:PutObject")
            .resources(scope.objects(data, "*"))
            .build(),
        Statement.allow("Logs")
            .actions("s3:AbortMultipartUpload", "s3:PutObject")
            .resources(scope.objects(logs, "*"))
            .build(),
        Statement.allow("Certificates")
            .actions("s3:GetObject")
            .resources(scope.objects(artifacts, Storage.CERTIFICATES_FOLDER + "*"))
            .build(),
        Statement.allow("EmrsOwnFiles")
            .actions("s3:GetObject", "s3:ListBucket")
            .resources(
                scope.bucket(scope.region() + ".elasticmapreduce"),
                scope.objects(scope.region() + ".elasticmapreduce", "*"))
            .build());
  }
}
