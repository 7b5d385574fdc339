package io.sealedemr.keys;

import io.sealedemr.iam.AwsScope;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Derives the policy of each key from who uses it, and for what. The table of all statements is
 * docs/keys.md; the pages of AWS's guides stand at each statement.
 */
public final class KeyPolicies {

  /**
   * Management, verb by verb. A wildcard such as {@code kms:Create*} would match {@code
   * kms:CreateGrant}, with which an administrator could give itself the use of the key. An alias
   * needs the permission of its key to come and go; moving one is left out, for whoever moves an
   * alias chooses the key. So is {@code kms:ReplicateKey}: a replica has a policy of its own.
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

  private static final String SERVICES_EMR = "KMS Developer Guide, \"How Amazon EMR uses AWS KMS\"";
  private static final String EBS = "EBS User Guide, \"Requirements for EBS encryption\"";

  /**
   * In whose name EC2 starts Spot Instances, which needs the key of an encrypted image (EC2 User
   * Guide, "Service-linked role for Spot Instance requests").
   */
  private static final String SPOT_ROLE =
      "aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot";

  private static final String EMR_KEYS =
      "EMR Management Guide, \"Create keys and certificates for data encryption\"";
  private static final String EMR_LOGS = "EMR Management Guide, \"Configure cluster logging\"";
  private static final String SECRETS_MANAGER =
      "Secrets Manager User Guide, \"Secret encryption and decryption\"";
  private static final String EMR_WAL =
      "EMR Management Guide, \"Encryption at rest using a customer KMS key for the EMR WAL"
          + " service\"";

  private final KeyUsers users;
  private final KeyUses uses;
  private final AwsScope scope;

  /** Policies for these users and uses. */
  public KeyPolicies(KeyUsers users, KeyUses uses) {
    this.users = users;
    this.uses = uses;
    this.scope = users.scope();
  }

  /**
   * The policy of a key that the stack makes.
   *
   * @throws IllegalArgumentException if nothing uses a key for this purpose
   */
  public PolicyDocument policy(KeyPurpose purpose) {
    return new PolicyDocument(
        Stream.concat(Stream.of(administration()), use(purpose).stream())
            .map(DerivedStatement::statement)
            .toList());
  }

  /** Management of a key that the stack makes; the owner of another key decides that alone. */
  public DerivedStatement administration() {
    return new DerivedStatement(
        Statement.allow("KeyAdministration")
            .principal(Principal.aws(users.administrators()))
            .actions(ADMINISTRATION)
            .resources("*")
            .build(),
        "They manage the key, and no verb lets them use it or hand it on",
        "KMS Developer Guide, \"Default key policy\"");
  }

  /**
   * What the policy of a key for this purpose must allow, whoever owns the key.
   *
   * @throws IllegalArgumentException if nothing uses a key for this purpose
   */
  public List<DerivedStatement> use(KeyPurpose purpose) {
    if (!uses.purposes().contains(purpose)) {
      throw new IllegalArgumentException("nothing uses a key for " + purpose.text());
    }
    return switch (purpose) {
      case DISK -> disk(uses.disks());
      case STORAGE -> storage(uses.storage());
      case LOGS -> logs(uses.logs());
      case SECRETS -> uses.secrets().map(this::secrets).orElseThrow();
      case WAL -> uses.wal().map(this::wal).orElseThrow();
    };
  }

  /**
   * What the policy of another key must allow if single buckets are encrypted under it: the
   * overrides of a security configuration.
   *
   * @param serverSideBuckets names of buckets of the mode SSE-KMS
   * @param clientSide whether there is a bucket of the mode CSE-KMS
   */
  public List<DerivedStatement> override(List<String> serverSideBuckets, boolean clientSide) {
    List<DerivedStatement> statements = new ArrayList<>(data(serverSideBuckets, clientSide));
    statements.add(describe(dataRoles(), "EMR checks the key before it is used", EMR_KEYS));
    return List.copyOf(statements);
  }

  /**
   * Why a principal both manages and uses a key that the stack makes; empty if it must not. KMS
   * refuses a policy that its author could not change, so the deployer always manages.
   */
  public Optional<String> separationException(String principal, KeyPurpose purpose) {
    if (!principal.equals(users.deployer())) {
      return Optional.empty();
    }
    return switch (purpose) {
      case DISK -> Optional.of("it copies the image, whose volume EC2 encrypts in its name");
      case STORAGE -> Optional.of("it uploads artifacts, of which S3 decrypts large ones in parts");
      case SECRETS -> Optional.of("it writes the secrets, and Secrets Manager checks that it can");
      case LOGS, WAL -> Optional.empty();
    };
  }

  private List<DerivedStatement> disk(KeyUses.Disks disks) {
    List<DerivedStatement> statements = new ArrayList<>();
    List<String> launchers = new ArrayList<>();
    if (disks.volumes() || disks.imageCopy()) {
      launchers.add(users.serviceRole());
    }
    if (disks.imageCopy()) {
      launchers.add(users.deployer());
    }
    if (disks.spot()) {
      launchers.add(scope.role(SPOT_ROLE));
    }
    String viaEc2 = scope.regionalService("ec2");
    if (!launchers.isEmpty()) {
      statements.add(
          new DerivedStatement(
              Statement.allow("VolumesViaEc2")
                  .principal(Principal.aws(launchers))
                  .actions(
                      "kms:Decrypt",
                      "kms:Encrypt",
                      "kms:GenerateDataKeyWithoutPlaintext",
                      "kms:ReEncrypt*")
                  .resources("*")
                  .when("StringEquals", "kms:ViaService", viaEc2)
                  .when("StringEquals", "kms:CallerAccount", scope.account())
                  .build(),
              "EC2 makes encrypted volumes and image copies in their name",
              EBS));
      // Without the condition a role could hand the key to anyone.
      statements.add(
          new DerivedStatement(
              Statement.allow("VolumeGrantsViaEc2")
                  .principal(Principal.aws(launchers))
                  .actions("kms:CreateGrant")
                  .resources("*")
                  .when("Bool", "kms:GrantIsForAWSResource", "true")
                  .when("StringEquals", "kms:ViaService", viaEc2)
                  .when("StringEquals", "kms:CallerAccount", scope.account())
                  .build(),
              "EBS decrypts at run time by this grant, which is for AWS resources only",
              EBS));
    }
    List<String> describing = new ArrayList<>(launchers);
    if (disks.luks()) {
      describing.add(users.instanceRole());
      // Each node asks KMS itself, at boot and reboot: no service in between and no encryption
      // context that a condition could name.
      statements.add(
          new DerivedStatement(
              Statement.allow("LocalDisksDirect")
                  .principal(Principal.aws(users.instanceRole()))
                  .actions("kms:Decrypt", "kms:GenerateDataKey")
                  .resources("*")
                  .when("StringEquals", "kms:CallerAccount", scope.account())
                  .build(),
              "Each node asks for its LUKS passphrase itself, with no service in between",
              SERVICES_EMR));
    }
    statements.add(describe(describing, "EMR and EC2 check the key before it is used", EBS));
    return statements;
  }

  private List<DerivedStatement> storage(KeyUses.Storage storage) {
    List<String> artifacts = List.of(storage.artifactBucket());
    List<DerivedStatement> statements =
        new ArrayList<>(data(storage.serverSideBuckets(), storage.clientSide()));
    // The guide lets the instance profile read the TLS zip, an AWS tutorial the service role.
    statements.add(
        new DerivedStatement(
            viaS3("ArtifactsReadViaS3", artifacts, "kms:Decrypt")
                .principal(Principal.aws(users.instanceRole(), users.serviceRole()))
                .build(),
            "The nodes, or EMR for them, read the TLS zip and the jars of providers",
            EMR_KEYS));
    statements.add(
        new DerivedStatement(
            viaS3("ArtifactsWriteViaS3", artifacts, "kms:Decrypt", "kms:GenerateDataKey")
                .principal(Principal.aws(users.deployer()))
                .build(),
            "It uploads the TLS zip and the jars; S3 decrypts the data key of an upload in parts",
            "S3 User Guide, \"Using server-side encryption with AWS KMS keys\""));
    List<String> describing = new ArrayList<>(dataRoles());
    describing.add(users.deployer());
    statements.add(describe(describing, "Clients check the key before they use it", EMR_KEYS));
    return statements;
  }

  private List<DerivedStatement> data(List<String> serverSideBuckets, boolean clientSide) {
    List<DerivedStatement> statements = new ArrayList<>();
    if (!serverSideBuckets.isEmpty()) {
      statements.add(
          new DerivedStatement(
              viaS3("DataViaS3", serverSideBuckets, "kms:Decrypt", "kms:GenerateDataKey")
                  .principal(Principal.aws(dataRoles()))
                  .build(),
              "S3 encrypts and decrypts objects in their name, those of these buckets only",
              SERVICES_EMR));
    }
    if (clientSide) {
      // No condition on the encryption context, although EMRFS sends the key's name in it: it is
      // the name that the security configuration has, an alias or a key, and S3A, which takes
      // over from EMRFS in emr-7.10.0, works with another client.
      statements.add(
          new DerivedStatement(
              Statement.allow("DataDirect")
                  .principal(Principal.aws(dataRoles()))
                  .actions("kms:Decrypt", "kms:GenerateDataKey")
                  .resources("*")
                  .when("StringEquals", "kms:CallerAccount", scope.account())
                  .build(),
              "With CSE-KMS the nodes encrypt objects themselves, with no service in between",
              SERVICES_EMR));
    }
    return statements;
  }

  private List<DerivedStatement> logs(KeyUses.Logs logs) {
    List<String> bucket = List.of(logs.bucket());
    List<DerivedStatement> statements = new ArrayList<>();
    statements.add(
        new DerivedStatement(
            viaS3("LogsViaS3", bucket, "kms:GenerateDataKey")
                .principal(Principal.aws(users.instanceRole()))
                .build(),
            "The nodes write logs, and cannot read any",
            EMR_LOGS));
    if (!users.logReaders().isEmpty()) {
      statements.add(
          new DerivedStatement(
              viaS3("LogsReadViaS3", bucket, "kms:Decrypt")
                  .principal(Principal.aws(users.logReaders()))
                  .build(),
              "They read logs in S3; the settings name them",
              EMR_LOGS));
    }
    statements.add(
        describe(List.of(users.serviceRole()), "EMR checks the key of the log bucket", EMR_LOGS));
    if (!logs.groups().isEmpty()) {
      statements.add(
          new DerivedStatement(
              logGroups(logs.groups()),
              "CloudWatch Logs encrypts these log groups, those of flow logs among them",
              "CloudWatch Logs User Guide, \"Encrypt log data in CloudWatch Logs using AWS KMS\""));
    }
    if (logs.delivery()) {
      statements.add(
          new DerivedStatement(
              Statement.allow("LogDelivery")
                  .principal(Principal.service("delivery.logs.amazonaws.com"))
                  .actions(
                      "kms:Decrypt",
                      "kms:DescribeKey",
                      "kms:Encrypt",
                      "kms:GenerateDataKey*",
                      "kms:ReEncrypt*")
                  .resources("*")
                  .when("StringEquals", "aws:SourceAccount", scope.account())
                  .when("ArnLike", "aws:SourceArn", scope.arn("logs", "*"))
                  .build(),
              "AWS delivers flow logs to the log bucket, those of this account only",
              "VPC User Guide, \"Publish flow logs to Amazon S3\""));
    }
    return statements;
  }

  private Statement logGroups(List<String> groups) {
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
            groups.stream().map(scope::logGroup).toList())
        .build();
  }

  private List<DerivedStatement> secrets(KeyUses.Secrets secrets) {
    List<DerivedStatement> statements = new ArrayList<>();
    // Secrets Manager appends a hyphen and six characters to a name.
    List<String> arns =
        secrets.names().stream()
            .map(name -> scope.arn("secretsmanager", "secret:" + name + "-??????"))
            .toList();
    if (!arns.isEmpty()) {
      // Before a secret has an ARN, the check of its key names itself in the ARN's place.
      List<String> written = new ArrayList<>(arns);
      written.add("RequestToValidateKeyAccess");
      statements.add(
          new DerivedStatement(
              viaSecretsManager("SecretsWriteViaSecretsManager")
                  .principal(Principal.aws(users.deployer()))
                  .actions("kms:Decrypt", "kms:GenerateDataKey")
                  .when("StringLike", "kms:EncryptionContext:SecretARN", written)
                  .build(),
              "It writes these secrets, and Secrets Manager checks that it can decrypt them",
              SECRETS_MANAGER));
      statements.add(
          new DerivedStatement(
              viaSecretsManager("SecretsReadViaSecretsManager")
                  .principal(Principal.aws(users.instanceRole()))
                  .actions("kms:Decrypt")
                  .when("StringLike", "kms:EncryptionContext:SecretARN", arns)
                  .build(),
              "Custom providers on the nodes read these secrets",
              SECRETS_MANAGER));
    }
    if (secrets.clusterCertificates()) {
      // The guide asks the caller for secretsmanager:TagResource, so the secret is made in the
      // caller's name. It names no other principal, and no name that the secret will have.
      statements.add(
          new DerivedStatement(
              viaSecretsManager("CertificateAuthorityViaSecretsManager")
                  .principal(Principal.aws(users.deployer()))
                  .actions("kms:Decrypt", "kms:GenerateDataKey")
                  .build(),
              "EMR keeps the authority of the certificates that it makes in a secret, in the name"
                  + " of whoever creates the security configuration",
              "EMR Management Guide, \"Create a security configuration\""));
    }
    return statements;
  }

  private List<DerivedStatement> wal(KeyUses.WriteAheadLog wal) {
    String names = scope.account() + "-" + wal.workspace().map(name -> name + "-").orElse("") + "*";
    String key = "kms:EncryptionContext:aws:emrwal:walname";
    return List.of(
        new DerivedStatement(
            Statement.allow("WriteAheadLogs")
                .principal(Principal.aws(users.instanceRole()))
                .actions("kms:Decrypt", "kms:GenerateDataKey*")
                .resources("*")
                .when("StringEquals", "kms:CallerAccount", scope.account())
                .when("StringLike", key, names)
                .build(),
            "HBase on the nodes writes and replays these logs",
            EMR_WAL),
        new DerivedStatement(
            Statement.allow("WriteAheadLogService")
                .principal(Principal.service("emrwal.amazonaws.com"))
                .actions("kms:Decrypt", "kms:GenerateDataKey*")
                .resources("*")
                // The guide's sample has no condition at all; without one, EMR WAL could be
                // made to use the key for somebody else's logs.
                .when("StringEquals", "aws:SourceAccount", scope.account())
                .when("StringLike", key, names)
                .build(),
            "EMR WAL stores these logs, of this account only",
            EMR_WAL));
  }

  private List<String> dataRoles() {
    List<String> roles = new ArrayList<>(users.dataRoles());
    roles.add(users.instanceRole());
    return roles;
  }

  private Statement.Builder viaS3(String sid, List<String> buckets, String... actions) {
    return Statement.allow(sid)
        .actions(actions)
        .resources("*")
        .when("StringEquals", "kms:ViaService", scope.regionalService("s3"))
        .when("StringEquals", "kms:CallerAccount", scope.account())
        // With bucket keys the context is the bucket's ARN, without them the object's.
        .when(
            "ArnLike",
            "kms:EncryptionContext:aws:s3:arn",
            buckets.stream()
                .flatMap(name -> Stream.of(scope.bucket(name), scope.objects(name, "*")))
                .toList());
  }

  private Statement.Builder viaSecretsManager(String sid) {
    return Statement.allow(sid)
        .resources("*")
        .when("StringEquals", "kms:ViaService", scope.regionalService("secretsmanager"))
        .when("StringEquals", "kms:CallerAccount", scope.account());
  }

  private static DerivedStatement describe(Collection<String> arns, String why, String source) {
    return new DerivedStatement(
        Statement.allow("Validation")
            .principal(Principal.aws(arns))
            .actions("kms:DescribeKey")
            .resources("*")
            .build(),
        why,
        source);
  }
}
