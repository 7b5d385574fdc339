package io.sealedemr.keys;

import io.sealedemr.iam.AwsScope;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Derives the policy of each key (EMR Management Guide, "Encrypt data at rest and in transit"; AWS
 * KMS Developer Guide, "Key policies"; EBS User Guide, "Requirements for EBS encryption").
 */
public final class KeyPolicies {

  /**
   * Management, verb by verb. A wildcard such as {@code kms:Create*} would match {@code
   * kms:CreateGrant}, with which an administrator could give itself the use of the key. An alias
   * needs the permission of its key to come and go; moving one is left out, for whoever moves an
   * alias chooses the key.
   */
  private static final List<String> ADMINISTRATION =
      List.of(
          "kms:CancelKeyDeletion",
          "kms:CreateAlias",
          "kms:DeleteAlias",
          "kms:DescribeKey",
          "kms:DisableKey",
          "kms:EnableKey",
          "kms:EnableKeyRotation",
          "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus",
          "kms:ListGrants",
          "kms:ListResourceTags",
          "kms:PutKeyPolicy",
          "kms:RevokeGrant",
          "kms:RotateKeyOnDemand",
          "kms:ScheduleKeyDeletion",
          "kms:TagResource",
          "kms:UntagResource",
          "kms:UpdateKeyDescription");

  private final KeyUsers users;

  /** Policies for these users. */
  public KeyPolicies(KeyUsers users) {
    this.users = users;
  }

  /** The policy of the key for this purpose. */
  public PolicyDocument policy(KeyPurpose purpose) {
    Stream<Statement> use =
        switch (purpose) {
          case DISK -> disk();
          case STORAGE -> storage();
          case LOGS -> logs();
        };
    List<Statement> statements = new ArrayList<>();
    statements.add(administration());
    use.forEach(statements::add);
    return new PolicyDocument(statements);
  }

  private Statement administration() {
    return Statement.allow("KeyAdministration")
        .principal(Principal.aws(users.administrators()))
        .actions(ADMINISTRATION)
        .resources("*")
        .build();
  }

  private Stream<Statement> disk() {
    Principal launchers = Principal.aws(users.serviceRole(), users.deployer());
    String viaEc2 = users.scope().regionalService("ec2");
    return Stream.of(
        Statement.allow("VolumesViaEc2")
            .principal(launchers)
            .actions(
                "kms:Decrypt",
                "kms:Encrypt",
                "kms:GenerateDataKeyWithoutPlaintext",
                "kms:ReEncrypt*")
            .resources("*")
            .when("StringEquals", "kms:ViaService", viaEc2)
            .when("StringEquals", "kms:CallerAccount", users.scope().account())
            .build(),
        // EBS decrypts at run time by this grant; without the condition a role could hand the key
        // to anyone.
        Statement.allow("VolumeGrantsViaEc2")
            .principal(launchers)
            .actions("kms:CreateGrant")
            .resources("*")
            .when("Bool", "kms:GrantIsForAWSResource", "true")
            .when("StringEquals", "kms:ViaService", viaEc2)
            .when("StringEquals", "kms:CallerAccount", users.scope().account())
            .build(),
        // Each node asks KMS itself, at boot and reboot: no service in between and no encryption
        // context that a condition could name.
        Statement.allow("LocalDisksDirect")
            .principal(Principal.aws(users.instanceRole()))
            .actions("kms:Decrypt", "kms:GenerateDataKey")
            .resources("*")
            .when("StringEquals", "kms:CallerAccount", users.scope().account())
            .build(),
        describe(users.serviceRole(), users.deployer(), users.instanceRole()));
  }

  private Stream<Statement> storage() {
    List<String> artifacts = List.of(users.artifactBucket());
    return Stream.of(
        // A multipart upload decrypts the data key that its first part was given.
        viaS3("DataViaS3", users.dataBuckets(), "kms:Decrypt", "kms:GenerateDataKey")
            .principal(Principal.aws(users.instanceRole()))
            .build(),
        // The guide lets the instance profile read the TLS zip, an AWS tutorial the service role.
        viaS3("ArtifactsReadViaS3", artifacts, "kms:Decrypt")
            .principal(Principal.aws(users.instanceRole(), users.serviceRole()))
            .build(),
        viaS3("ArtifactsWriteViaS3", artifacts, "kms:Decrypt", "kms:GenerateDataKey")
            .principal(Principal.aws(users.deployer()))
            .build(),
        describe(users.instanceRole(), users.deployer()));
  }

  private Stream<Statement> logs() {
    Stream<Statement> bucket =
        Stream.of(
            viaS3("LogsViaS3", List.of(users.logBucket()), "kms:GenerateDataKey")
                .principal(Principal.aws(users.instanceRole()))
                .build(),
            describe(users.serviceRole()));
    return users.logGroups().isEmpty() ? bucket : Stream.concat(bucket, Stream.of(logGroups()));
  }

  private Statement logGroups() {
    AwsScope scope = users.scope();
    return Statement.allow("LogGroups")
        .principal(Principal.service(scope.regionalService("logs")))
        .actions(
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:Encrypt",
            "kms:GenerateDataKey*",
            "kms:ReEncrypt*")
        .resources("*")
        // The account in these ARNs keeps log groups of other accounts out.
        .when(
            "ArnEquals",
            "kms:EncryptionContext:aws:logs:arn",
            users.logGroups().stream().map(scope::logGroup).toList())
        .build();
  }

  private Statement.Builder viaS3(String sid, List<String> buckets, String... actions) {
    return Statement.allow(sid)
        .actions(actions)
        .resources("*")
        .when("StringEquals", "kms:ViaService", users.scope().regionalService("s3"))
        .when("StringEquals", "kms:CallerAccount", users.scope().account())
        // With bucket keys the context is the bucket's ARN, without them the object's.
        .when(
            "ArnLike",
            "kms:EncryptionContext:aws:s3:arn",
            buckets.stream()
                .flatMap(
                    name -> Stream.of(users.scope().bucket(name), users.scope().objects(name, "*")))
                .toList());
  }

  private static Statement describe(String... arns) {
    return Statement.allow("Validation")
        .principal(Principal.aws(arns))
        .actions("kms:DescribeKey")
        .resources("*")
        .build();
  }
}
