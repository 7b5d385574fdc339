package io.sealedemr.policies;

import static io.sealedemr.policies.Baselines.AT_REST;
import static io.sealedemr.policies.Baselines.DISK;
import static io.sealedemr.policies.Baselines.ENCRYPTION;
import static io.sealedemr.policies.Baselines.S3;
import static io.sealedemr.policies.Baselines.TLS;
import static io.sealedemr.policies.Baselines.alias;
import static io.sealedemr.policies.Baselines.below;
import static io.sealedemr.policies.Baselines.role;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Insecure variants: one change to a secure stack each. Its own rule objects, on the changed
 * resource or the one that lacks it, and no rule objects to a resource that is as it was.
 */
class VariantsTest {

  private static final String FOREIGN_KEY =
      "arn:aws:kms:eu-west-2:111122223333:key/0f4c2d5e-1111-2222-3333-444455556666";

  private static Arguments variant(
      String id,
      String what,
      Supplier<StackFixture> from,
      UnaryOperator<StackFixture> change,
      String rule,
      String on) {
    return Arguments.of(Named.of(id + ": " + what, id), from, change, rule, on);
  }

  private static Arguments variant(
      String id, String what, UnaryOperator<StackFixture> change, String rule, String on) {
    return variant(id, what, Baselines::standard, change, rule, on);
  }

  static Stream<Arguments> securityConfiguration() {
    return Stream.of(
        variant(
            "V001",
            "no security configuration",
            s ->
                s.remove("cluster", "securityConfiguration")
                    .cut("cluster", "securityConfiguration"),
            "security-configuration-missing",
            "cluster"),
        variant(
            "V002",
            "a security configuration that the stack does not have",
            s ->
                s.set("legacy-weak", "cluster", "securityConfiguration")
                    .cut("cluster", "securityConfiguration"),
            "security-configuration-foreign",
            "cluster"),
        variant(
            "V003",
            "no encryption part",
            s -> s.remove("security", ENCRYPTION),
            "at-rest-encryption-off",
            "security"),
        variant(
            "V003",
            "no encryption part",
            s -> s.remove("security", ENCRYPTION),
            "in-transit-encryption-off",
            "security"),
        variant(
            "V004",
            "the at-rest flag is false, its part stays",
            s -> s.set(false, "security", below(ENCRYPTION, "EnableAtRestEncryption")),
            "at-rest-encryption-off",
            "security"),
        variant(
            "V005",
            "the at-rest flag is the string \"false\"",
            s -> s.set("false", "security", below(ENCRYPTION, "EnableAtRestEncryption")),
            "at-rest-encryption-off",
            "security"),
        variant(
            "V005",
            "the at-rest flag is the string \"yes\"",
            s -> s.set("yes", "security", below(ENCRYPTION, "EnableAtRestEncryption")),
            "at-rest-encryption-off",
            "security"),
        variant(
            "V006",
            "the at-rest flag is misspelt",
            VariantsTest::misspeltFlag,
            "at-rest-encryption-off",
            "security"),
        variant(
            "V006",
            "the at-rest flag is misspelt",
            VariantsTest::misspeltFlag,
            "unknown-security-configuration-key",
            "security"),
        variant(
            "V007",
            "no local-disk part",
            s -> s.remove("security", DISK),
            "local-disks-unencrypted",
            "security"),
        variant(
            "V007",
            "no key for the local disks",
            s -> s.remove("security", below(DISK, "AwsKmsKey")),
            "local-disks-unencrypted",
            "security"),
        variant(
            "V008a",
            "the EBS flag is false",
            s -> s.set(false, "security", below(DISK, "EnableEbsEncryption")),
            "ebs-encryption-off",
            "security"),
        variant(
            "V008b",
            "the EBS flag is absent, though the image is encrypted",
            s -> s.remove("security", below(DISK, "EnableEbsEncryption")),
            "ebs-encryption-off",
            "security"),
        variant(
            "V009a",
            "the disk provider's jar in a foreign bucket",
            Baselines::customDisk,
            s -> s.set("s3://foreign-bucket/disk.jar", "security", below(DISK, "S3Object")),
            "bucket-foreign",
            "security"),
        variant(
            "V009b",
            "a custom disk provider and no image",
            Baselines::customDisk,
            VariantsTest::noImage,
            "custom-image-missing",
            "cluster"),
        variant(
            "V009b",
            "a custom disk provider and no image",
            Baselines::customDisk,
            VariantsTest::noImage,
            "root-volume-unencrypted",
            "cluster"),
        variant(
            "V010a",
            "an alias that the stack does not have",
            s -> s.set(alias("nobody"), "security", below(DISK, "AwsKmsKey")),
            "key-alias-foreign",
            "security"),
        variant(
            "V012",
            "a key that AWS manages",
            s ->
                s.set(
                    "arn:aws:kms:eu-west-2:111122223333:alias/aws/ebs",
                    "security",
                    below(DISK, "AwsKmsKey")),
            "aws-managed-key",
            "security"),
        variant(
            "V012",
            "a bare alias name",
            s -> s.set("alias/sealed-disk", "security", below(DISK, "AwsKmsKey")),
            "key-reference-malformed",
            "security"),
        variant(
            "V013", "no S3 part", s -> s.remove("security", S3), "s3-data-without-kms", "security"),
        variant(
            "V014",
            "SSE-S3",
            s ->
                s.set("SSE-S3", "security", below(S3, "EncryptionMode"))
                    .remove("security", below(S3, "AwsKmsKey")),
            "s3-data-without-kms",
            "security"),
        variant(
            "V014",
            "SSE-KMS without a key",
            s -> s.remove("security", below(S3, "AwsKmsKey")),
            "s3-key-missing",
            "security"),
        variant(
            "V016",
            "an override with SSE-S3",
            s ->
                s.set(
                    List.of(Map.of("BucketName", "sealed-data", "EncryptionMode", "SSE-S3")),
                    "security",
                    below(S3, "Overrides")),
            "bucket-override-without-kms",
            "security"),
        variant(
            "V016",
            "an override with SSE-KMS and no key",
            s ->
                s.set(
                    List.of(Map.of("BucketName", "sealed-data", "EncryptionMode", "SSE-KMS")),
                    "security",
                    below(S3, "Overrides")),
            "bucket-override-without-kms",
            "security"),
        variant(
            "V017a",
            "the S3 provider's jar in a foreign bucket",
            Baselines::customS3,
            s -> s.set("s3://foreign-bucket/keys.jar", "security", below(S3, "S3Object")),
            "bucket-foreign",
            "security"),
        variant(
            "V017b",
            "everybody may write to the bucket of the jars",
            Baselines::customS3,
            s ->
                addStatement(
                    s,
                    "artifacts-policy",
                    allow("*", "s3:PutObject", "arn:aws:s3:::sealed-artifacts/*")),
            "bucket-open-to-everyone",
            "artifacts-policy"),
        variant(
            "V018",
            "one class provides the keys of S3 and of disks",
            Baselines::customBoth,
            s -> s.set("com.example.S3Keys", "security", below(DISK, "EncryptionKeyProviderClass")),
            "custom-provider-class-shared",
            "security"),
        variant(
            "V019",
            "the in-transit flag is false",
            s -> s.set(false, "security", below(ENCRYPTION, "EnableInTransitEncryption")),
            "in-transit-encryption-off",
            "security"),
        variant(
            "V019",
            "no certificates",
            s -> s.remove("security", below(ENCRYPTION, "InTransitEncryptionConfiguration")),
            "certificate-provider-missing",
            "security"),
        variant(
            "V020a",
            "no public access block for the bucket of the certificates",
            s -> s.drop("artifacts-access"),
            "bucket-public-access-open",
            "artifacts-bucket"),
        variant(
            "V020b",
            "no versioning for the bucket of the certificates",
            s -> s.drop("artifacts-versioning"),
            "artifact-bucket-unversioned",
            "artifacts-bucket"),
        variant(
            "V021a",
            "certificates by http",
            s -> s.set("http://artifacts.example/tls.zip", "security", below(TLS, "S3Object")),
            "certificate-object-malformed",
            "security"),
        variant(
            "V021b",
            "certificates in a foreign bucket",
            s -> s.set("s3://foreign-bucket/tls.zip", "security", below(TLS, "S3Object")),
            "bucket-foreign",
            "security"),
        variant(
            "V022",
            "EMR's certificates before 7.11.0",
            Baselines::emrCertificates,
            s -> s.set("emr-7.5.0", "cluster", "releaseLabel"),
            "release-too-old-for-security-configuration",
            "cluster"),
        variant(
            "V026b",
            "only the security configuration's half of Kerberos removed",
            s -> s.remove("security", "configuration", "AuthenticationConfiguration"),
            "kerberos-configuration-missing",
            "security"),
        variant(
            "V026c",
            "only the cluster's half of Kerberos removed",
            s -> s.remove("cluster", "kerberosAttributes"),
            "kerberos-attributes-missing",
            "cluster"),
        variant(
            "V028a",
            "no instance metadata part",
            s -> s.remove("security", "configuration", "InstanceMetadataServiceConfiguration"),
            "instance-metadata-v1-allowed",
            "security"),
        variant(
            "V028b",
            "instance metadata version 1",
            s ->
                s.set(
                    1,
                    "security",
                    "configuration",
                    "InstanceMetadataServiceConfiguration",
                    "MinimumInstanceMetadataServiceVersion"),
            "instance-metadata-v1-allowed",
            "security"),
        variant(
            "V029",
            "a hop limit of 64",
            s ->
                s.set(
                    64,
                    "security",
                    "configuration",
                    "InstanceMetadataServiceConfiguration",
                    "HttpPutResponseHopLimit"),
            "metadata-hop-limit-too-high",
            "security"));
  }

  static Stream<Arguments> cluster() {
    return Stream.of(
        variant(
            "V032",
            "EBS encryption before 5.24.0",
            s -> s.set("emr-5.20.0", "cluster", "releaseLabel"),
            "release-too-old-for-security-configuration",
            "cluster"),
        variant(
            "V033",
            "a log key with 6.0.0",
            s -> s.set("emr-6.0.0", "cluster", "releaseLabel"),
            "release-too-old",
            "cluster"),
        variant(
            "V035",
            "a security configuration before 4.8.0",
            s -> s.set("emr-4.7.2", "cluster", "releaseLabel"),
            "release-too-old",
            "cluster"),
        variant(
            "V035",
            "a label that names no release",
            s -> s.set("7.9.0", "cluster", "releaseLabel"),
            "release-too-old",
            "cluster"),
        variant(
            "V036",
            "no log key",
            s -> s.remove("cluster", "logEncryptionKmsKeyId"),
            "logs-without-customer-key",
            "cluster"),
        variant(
            "V037b",
            "the log key by a foreign alias",
            s -> s.set(alias("nobody"), "cluster", "logEncryptionKmsKeyId"),
            "key-alias-foreign",
            "cluster"),
        variant(
            "V038",
            "logs in a foreign bucket",
            s -> s.set("s3://somebody-elses-bucket/emr/", "cluster", "logUri"),
            "bucket-foreign",
            "cluster"),
        variant(
            "V039",
            "the source image and no EBS encryption",
            VariantsTest::sourceImageWithoutEbs,
            "image-foreign",
            "cluster"),
        variant(
            "V039",
            "the source image and no EBS encryption",
            VariantsTest::sourceImageWithoutEbs,
            "ebs-encryption-off",
            "security"),
        variant(
            "V040",
            "an image that the stack did not copy",
            s ->
                s.set("ami-0fedcba9876543210", "cluster", "customAmiId")
                    .cut("cluster", "customAmiId"),
            "image-foreign",
            "cluster"),
        variant(
            "V066a",
            "a bootstrap action by http",
            s -> s.set(bootstrap("http://example.org/x.sh"), "cluster", "bootstrapActions"),
            "bucket-foreign",
            "cluster"),
        variant(
            "V066b",
            "a bootstrap action from a foreign bucket",
            s -> s.set(bootstrap("s3://foreign-bucket/x.sh"), "cluster", "bootstrapActions"),
            "bucket-foreign",
            "cluster"),
        variant(
            "V067",
            "a plain Kerberos password",
            s -> s.set("hunter2", "cluster", "kerberosAttributes", "kdcAdminPassword"),
            "kerberos-password-in-plain-text",
            "cluster"),
        variant(
            "V069",
            "no local-disk part, with data volumes",
            s ->
                s.remove("security", DISK)
                    .set(
                        List.of(Map.of("type", "gp3", "size", 64)),
                        "cluster",
                        "coreInstanceGroup",
                        "ebsConfigs"),
            "local-disks-unencrypted",
            "security"),
        variant(
            "V073a",
            "the copy of the image is not encrypted",
            s -> s.set(false, "image", "encrypted"),
            "image-copy-unencrypted",
            "image"),
        variant(
            "V073b",
            "the copy of the image says nothing of encryption",
            s -> s.remove("image", "encrypted"),
            "image-copy-unencrypted",
            "image"),
        variant(
            "V074",
            "the copy of the image names no key",
            s -> s.remove("image", "kmsKeyId"),
            "image-copy-without-customer-key",
            "image"),
        variant(
            "V074",
            "the copy of the image is under aws/ebs",
            s -> s.set("alias/aws/ebs", "image", "kmsKeyId"),
            "image-copy-without-customer-key",
            "image"));
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        variant(
            "V078a",
            "no rotation",
            s -> s.set(false, "disk-key", "enableKeyRotation"),
            "key-rotation-off",
            "disk-key"),
        variant(
            "V078b",
            "rotation absent",
            s -> s.remove("disk-key", "enableKeyRotation"),
            "key-rotation-off",
            "disk-key"),
        variant(
            "V084a",
            "the lock-out check of a key bypassed",
            s -> s.set(true, "disk-key", "bypassPolicyLockoutSafetyCheck"),
            "key-policy-lockout-unchecked",
            "disk-key"),
        variant(
            "V084b",
            "the lock-out check of a key policy bypassed",
            s -> s.set(true, "disk-key-policy", "bypassPolicyLockoutSafetyCheck"),
            "key-policy-lockout-unchecked",
            "disk-key-policy"),
        variant(
            "V084c",
            "the lock-out check of a replica bypassed",
            s ->
                s.add(
                    "replica",
                    "aws:kms/replicaKey:ReplicaKey",
                    Map.of("bypassPolicyLockoutSafetyCheck", true)),
            "key-policy-lockout-unchecked",
            "replica"),
        variant(
            "V085",
            "no key policy at all",
            s -> s.drop("disk-key-policy"),
            "key-without-policy",
            "disk-key"),
        variant(
            "V083b",
            "a replica's policy allows everybody",
            s ->
                s.add(
                    "replica",
                    "aws:kms/replicaKey:ReplicaKey",
                    Map.of("policy", Baselines.document(List.of(allow("*", "kms:Decrypt", "*"))))),
            "key-policy-open-to-everyone",
            "replica"),
        variant(
            "V097",
            "the alias points out of the stack",
            s -> s.set(FOREIGN_KEY, "disk-alias", "targetKeyId").cut("disk-alias", "targetKeyId"),
            "key-alias-foreign",
            "disk-alias"));
  }

  /** Each of these once in a KeyPolicy and once in the key itself. */
  static Stream<Arguments> keyPolicies() {
    return Stream.of(
            statement("V086", "*", "kms:*", Map.of(), "key-policy-open-to-everyone"),
            statement("V086", "*", "kms:*", Map.of(), "key-policy-action-wildcard"),
            statement(
                "V086",
                Map.of("AWS", List.of("*")),
                "kms:Decrypt",
                Map.of(),
                "key-policy-open-to-everyone"),
            statement(
                "V086",
                Map.of("AWS", role("kms-admin")),
                "kms:*",
                Map.of(),
                "key-policy-action-wildcard"),
            statement(
                "V086",
                Map.of("AWS", List.of("arn:aws:iam::111122223333:root", role("kms-admin"))),
                "*",
                Map.of(),
                "key-policy-action-wildcard"),
            statement(
                "V086",
                Map.of("AWS", role("kms-admin")),
                "kms:Create*",
                Map.of("Bool", Map.of("kms:GrantIsForAWSResource", "true")),
                "key-policy-action-wildcard"),
            statement(
                "V087",
                Map.of("AWS", role("sealed-emr-service")),
                "kms:CreateGrant",
                Map.of("StringEquals", Map.of("kms:ViaService", "ec2.eu-west-2.amazonaws.com")),
                "key-grant-unrestricted"),
            statement(
                "V087",
                Map.of("AWS", role("sealed-emr-service")),
                "kms:CreateGrant",
                Map.of("BoolIfExists", Map.of("kms:GrantIsForAWSResource", "true")),
                "key-grant-unrestricted"),
            statement(
                "V089",
                Map.of("AWS", "*"),
                "kms:Decrypt",
                Map.of("StringEquals", Map.of("kms:ViaService", "s3.eu-west-2.amazonaws.com")),
                "key-policy-open-to-everyone"),
            statement(
                "V089",
                Map.of("AWS", "*"),
                "kms:Decrypt",
                Map.of("StringEqualsIfExists", Map.of("kms:CallerAccount", "111122223333")),
                "key-policy-open-to-everyone"),
            statement(
                "V089",
                Map.of("AWS", "*"),
                "kms:Decrypt",
                Map.of("StringLike", Map.of("kms:CallerAccount", "*")),
                "key-policy-open-to-everyone"))
        .flatMap(arguments -> arguments);
  }

  private static Stream<Arguments> statement(
      String id, Object principal, String action, Map<String, ?> condition, String rule) {
    Map<String, Object> statement = new LinkedHashMap<>(allow(principal, action, "*"));
    if (!condition.isEmpty()) {
      statement.put("Condition", condition);
    }
    String what = action + " for " + principal + " if " + condition;
    return Stream.of(
        variant(
            id,
            what + ", in a KeyPolicy",
            s -> addStatement(s, "storage-key-policy", statement),
            rule,
            "storage-key-policy"),
        variant(
            id,
            what + ", in the key",
            Baselines::inlineKeyPolicy,
            s -> addStatement(s, "storage-key", statement),
            rule,
            "storage-key"));
  }

  static Stream<Arguments> keyUse() {
    return Stream.of(
        variant(
            "U04",
            "the disk key's policy leaves the instance role out",
            s ->
                s.set(
                    documentWithout(s, "disk-key-policy", "LuksDirect"),
                    "disk-key-policy",
                    "policy"),
            "instance-role-cannot-use-key",
            "disk-key-policy"),
        variant(
            "U04",
            "the instance role may use the disk key only through EC2",
            s ->
                s.set(
                    "ec2.eu-west-2.amazonaws.com",
                    "disk-key-policy",
                    "policy",
                    "Statement",
                    "4",
                    "Condition",
                    "StringEquals",
                    "kms:ViaService"),
            "instance-role-cannot-use-key",
            "disk-key-policy"),
        variant(
            "U04",
            "CSE-KMS with a key that may be used only through S3",
            s -> s.set("CSE-KMS", "security", below(S3, "EncryptionMode")),
            "instance-role-cannot-use-key",
            "storage-key-policy"),
        variant(
            "U04",
            "an unconditional denial",
            s ->
                addStatement(
                    s,
                    "storage-key-policy",
                    Map.of(
                        "Effect", "Deny",
                        "Principal", Map.of("AWS", role("sealed-emr-instance")),
                        "Action", "kms:Decrypt",
                        "Resource", "*")),
            "instance-role-cannot-use-key",
            "storage-key-policy"));
  }

  static Stream<Arguments> buckets() {
    List<Arguments> variants = new ArrayList<>();
    for (String bucket : List.of("data", "logs", "artifacts")) {
      variants.add(
          variant(
              "V098",
              "no default encryption for " + bucket,
              s -> s.drop(bucket + "-encryption"),
              "bucket-without-kms",
              bucket + "-bucket"));
      variants.add(
          variant(
              "V099",
              "AES256 for " + bucket,
              s ->
                  s.set(
                      List.of(rule(Map.of("sseAlgorithm", "AES256"))),
                      bucket + "-encryption",
                      "rules"),
              "bucket-without-kms",
              bucket + "-encryption"));
      variants.add(
          variant(
              "V099",
              "no rule for " + bucket,
              s -> s.set(List.of(), bucket + "-encryption", "rules"),
              "bucket-without-kms",
              bucket + "-encryption"));
      variants.add(
          variant(
              "V100",
              "no key for " + bucket,
              s ->
                  s.set(
                      List.of(rule(Map.of("sseAlgorithm", "aws:kms"))),
                      bucket + "-encryption",
                      "rules"),
              "bucket-without-customer-key",
              bucket + "-encryption"));
      for (String flag :
          List.of(
              "blockPublicAcls",
              "blockPublicPolicy",
              "ignorePublicAcls",
              "restrictPublicBuckets")) {
        variants.add(
            variant(
                "V103",
                flag + " false for " + bucket,
                s -> s.set(false, bucket + "-access", flag),
                "bucket-public-access-open",
                bucket + "-access"));
        variants.add(
            variant(
                "V103e",
                flag + " absent for " + bucket,
                s -> s.remove(bucket + "-access", flag),
                "bucket-public-access-open",
                bucket + "-access"));
      }
      variants.add(
          variant(
              "V103f",
              "no public access block for " + bucket,
              s -> s.drop(bucket + "-access"),
              "bucket-public-access-open",
              bucket + "-bucket"));
      variants.add(
          variant(
              "V104",
              "no denial of plain HTTP for " + bucket,
              s ->
                  s.set(
                      documentWithout(s, bucket + "-policy", "TlsOnly"),
                      bucket + "-policy",
                      "policy"),
              "bucket-allows-plain-http",
              bucket + "-policy"));
      variants.add(
          variant(
              "V104",
              "no policy for " + bucket,
              s -> s.drop(bucket + "-policy"),
              "bucket-allows-plain-http",
              bucket + "-bucket"));
      variants.add(
          variant(
              "V106",
              "everybody may read " + bucket,
              s ->
                  addStatement(
                      s,
                      bucket + "-policy",
                      allow("*", "s3:GetObject", "arn:aws:s3:::sealed-" + bucket + "/*")),
              "bucket-open-to-everyone",
              bucket + "-policy"));
    }
    variants.add(
        variant(
            "V104",
            "plain HTTP denied for objects only",
            s ->
                s.set(
                    "arn:aws:s3:::sealed-data/*",
                    "data-policy",
                    "policy",
                    "Statement",
                    "0",
                    "Resource"),
            "bucket-allows-plain-http",
            "data-policy"));
    variants.add(
        variant(
            "V104",
            "plain HTTP denied for reading only",
            s -> s.set("s3:GetObject", "data-policy", "policy", "Statement", "0", "Action"),
            "bucket-allows-plain-http",
            "data-policy"));
    variants.add(
        variant(
            "V104",
            "plain HTTP denied from one address only",
            s ->
                s.set(
                    Map.of("aws:SourceIp", "192.0.2.1/32"),
                    "data-policy",
                    "policy",
                    "Statement",
                    "0",
                    "Condition",
                    "IpAddress"),
            "bucket-allows-plain-http",
            "data-policy"));
    variants.add(
        variant(
            "V107a",
            "a public ACL in the bucket",
            s -> s.set("public-read", "data-bucket", "acl"),
            "bucket-acl-public",
            "data-bucket"));
    variants.add(
        variant(
            "V107b",
            "a public ACL beside the bucket",
            s ->
                s.add(
                    "data-acl",
                    "aws:s3/bucketAclV2:BucketAclV2",
                    Map.of("bucket", "sealed-data", "acl", "authenticated-read")),
            "bucket-acl-public",
            "data-acl"));
    variants.add(
        variant(
            "V108",
            "versioning suspended",
            s -> s.set("Suspended", "artifacts-versioning", "versioningConfiguration", "status"),
            "artifact-bucket-unversioned",
            "artifacts-versioning"));
    variants.add(
        variant(
            "V109",
            "a public ACL on the certificates",
            s -> s.set("public-read", "certificate", "acl"),
            "bucket-acl-public",
            "certificate"));
    variants.add(
        variant(
            "V110a",
            "the certificates under AES256",
            s -> s.set("AES256", "certificate", "serverSideEncryption"),
            "certificate-without-customer-key",
            "certificate"));
    variants.add(
        variant(
            "V110b",
            "the certificates under aws/s3",
            s -> s.remove("certificate", "kmsKeyId"),
            "certificate-without-customer-key",
            "certificate"));
    variants.add(
        variant(
            "V110c",
            "the certificates under the bucket's AES256",
            s ->
                s.remove("certificate", "kmsKeyId")
                    .remove("certificate", "serverSideEncryption")
                    .set(
                        List.of(rule(Map.of("sseAlgorithm", "AES256"))),
                        "artifacts-encryption",
                        "rules"),
            "certificate-without-customer-key",
            "certificate"));
    variants.add(
        variant(
            "V111a",
            "a plain private key",
            s ->
                s.remove("certificate", "contentBase64")
                    .set("-----BEGIN PRIVATE KEY-----", "certificate", "content"),
            "certificate-in-plain-text",
            "certificate"));
    variants.add(
        variant(
            "V111b",
            "a plain zip",
            s -> s.set("UEsDBAoAAAAA", "certificate", "contentBase64"),
            "certificate-in-plain-text",
            "certificate"));
    variants.add(
        variant(
            "V027",
            "a write-ahead log under a key of the service",
            s -> s.set(Map.of(), "security", below(ENCRYPTION, "EMRWALEncryptionConfiguration")),
            "write-ahead-log-without-customer-key",
            "security"));
    for (String password : List.of("crossRealmTrustPrincipalPassword", "adDomainJoinPassword")) {
      variants.add(
          variant(
              "V067",
              "a plain " + password,
              s -> s.set("hunter2", "cluster", "kerberosAttributes", password),
              "kerberos-password-in-plain-text",
              "cluster"));
    }
    variants.add(
        variant(
            "U04",
            "an override with CSE-KMS under a key that the nodes may use through S3 only",
            s ->
                s.set(
                    List.of(
                        Map.of(
                            "BucketName", "raw",
                            "EncryptionMode", "CSE-KMS",
                            "AwsKmsKey", alias("storage"))),
                    "security",
                    below(S3, "Overrides")),
            "instance-role-cannot-use-key",
            "storage-key-policy"));
    variants.add(
        variant(
            "V116",
            "a replica of a secret under aws/secretsmanager",
            s ->
                s.add(
                    "metastore",
                    "aws:secretsmanager/secret:Secret",
                    Map.of(
                        "kmsKeyId",
                        alias("secrets"),
                        "replicas",
                        List.of(Map.of("region", "eu-west-1")))),
            "secret-without-customer-key",
            "metastore"));
    return variants.stream();
  }

  static Stream<Arguments> configurations() {
    List<Arguments> variants = new ArrayList<>();
    undone(variants, "V049", "core-site", "hadoop.rpc.protection", "authentication");
    undone(variants, "V050", "core-site", "hadoop.ssl.hostname.verifier", "ALLOW_ALL");
    undone(variants, "V051", "yarn-site", "yarn.http.policy", "HTTP_ONLY");
    undone(variants, "V052", "hdfs-site", "dfs.encrypt.data.transfer", "false");
    undone(variants, "V053a", "spark-defaults", "spark.network.crypto.enabled", "false");
    undone(variants, "V053b", "spark-defaults", "spark.authenticate", "false");
    undone(variants, "V055", "hive-site", "hive.metastore.use.SSL", "false");
    undone(variants, "V057a", "hbase-site", "hbase.ssl.enabled", "false");
    undone(variants, "V057b", "hbase-site", "hbase.server.netty.tls.enabled", "false");
    undone(variants, "V058", "flink-conf", "security.ssl.internal.enabled", "false");
    undone(variants, "V064a", "zookeeper-config", "sslQuorum", "false");
    undone(variants, "U11", "presto-config", "http-server.http.enabled", "true");
    undone(variants, "U11", "spark-defaults", "spark.hadoop.hadoop.rpc.protection", "integrity");
    undone(variants, "U11", "core-site", "EMR.secret@hadoop.rpc.protection", "arn:aws:x");
    sideDoor(variants, "V059a", "emrfs-site", "fs.s3.enableServerSideEncryption", "false");
    sideDoor(variants, "V059b", "core-site", "fs.s3a.emrfs.compatibility.enable", "false");
    sideDoor(variants, "V059b", "core-site", "fs.s3a.encryption.algorithm", "SSE-KMS");
    sideDoor(variants, "V059b", "core-site", "fs.s3a.bucket.raw.encryption.key", "arn:aws:x");
    sideDoor(variants, "V059b", "emrfs-site", "fs.s3.cse.kms.keyId", "arn:aws:x");
    secret(variants, "V056b", "hive-site", "javax.jdo.option.ConnectionPassword", "hunter2");
    secret(variants, "V061b", "hadoop-kms-env", "KMS_SSL_KEYSTORE_PASS", "hunter2");
    secret(variants, "V063a", "ranger-kms-dbks-site", "ranger.ks.masterkey.password", "hunter2");
    secret(
        variants,
        "U22",
        "hive-site",
        "javax.jdo.option.ConnectionURL",
        "jdbc:mysql://db:3306/hive?useSSL=true&password=hunter2");
    variants.add(
        variant(
            "V065a",
            "a password among the arguments of a step",
            s ->
                s.set(
                    step("command-runner.jar", "load", "--password", "hunter2"),
                    "cluster",
                    "steps"),
            "secret-in-configuration",
            "cluster"));
    variants.add(
        variant(
            "V065b",
            "an access key among the arguments of a bootstrap action",
            s ->
                s.set(
                    List.of(
                        Map.of(
                            "name",
                            "setup",
                            "path",
                            "s3://sealed-artifacts/x.sh",
                            "args",
                            List.of("AKIAIOSFODNN7EXAMPLE"))),
                    "cluster",
                    "bootstrapActions"),
            "secret-in-configuration",
            "cluster"));
    variants.add(
        variant(
            "U21",
            "a foreign script for the script runner, whatever its name",
            s ->
                s.set(
                    step(
                        "s3://eu-west-2.elasticmapreduce/libs/script-runner/script-runner.jar",
                        "s3://foreign-bucket/run"),
                    "cluster",
                    "steps"),
            "step-script-foreign",
            "cluster"));
    variants.add(
        variant(
            "U21",
            "a foreign package for Spark, beside one of the stack",
            s ->
                s.set(
                    step(
                        "command-runner.jar",
                        "spark-submit",
                        "--py-files",
                        "s3://sealed-artifacts/a.zip,s3://foreign-bucket/b.zip#b",
                        "s3://sealed-artifacts/count.py"),
                    "cluster",
                    "steps"),
            "step-script-foreign",
            "cluster"));
    zones(variants, "a key name with a capital letter", 1, "/secure", "Secure_Key", "/b", "b");
    zones(variants, "a key of two zones", 1, "/secure", "one_key", "/b", "one_key");
    zones(variants, "a zone within another", 1, "/secure/", "a", "/secure/b", "b");
    zones(variants, "a zone of all beside another", 1, "/secure", "a", "/", "b");
    zones(variants, "Hadoop KMS of EMR with three primaries", 3, "/secure", "a", "/b", "b");
    variants.add(
        variant(
            "V061a",
            "zones with a key provider of one's own over HTTP",
            s ->
                s.set(
                    List.of(
                        file("hdfs-encryption-zones", "/secure", "a"),
                        file(
                            "core-site",
                            "hadoop.security.key.provider.path",
                            "kms://http@kms.example.com:9494/kms")),
                    "cluster",
                    "configurationsJson"),
            "hadoop-kms-without-https",
            "cluster"));
    variants.add(
        variant(
            "U11",
            "the older property, with keys in small letters",
            s ->
                s.set(
                    "[{\"classification\":\"core-site\",\"properties\":"
                        + "{\"hadoop.rpc.protection\":\"authentication\"}}]",
                    "cluster",
                    "configurations"),
            "encryption-undone-by-configuration",
            "cluster"));
    List<Map<String, ?>> types =
        List.of(
            Map.of(
                "instanceType",
                "m6g.xlarge",
                "configurations",
                List.of(
                    Map.of(
                        "classification",
                        "core-site",
                        "properties",
                        Map.of("hadoop.rpc.protection", "authentication")))));
    for (String fleet : List.of("masterInstanceFleet", "coreInstanceFleet")) {
      variants.add(
          variant(
              "U14",
              "a fleet of the cluster, " + fleet,
              s -> s.set(Map.of("instanceTypeConfigs", types), "cluster", fleet),
              "encryption-undone-by-configuration",
              "cluster"));
    }
    variants.add(
        variant(
            "U14",
            "a fleet beside the cluster",
            s ->
                s.add(
                    "task-fleet",
                    "aws:emr/instanceFleet:InstanceFleet",
                    Map.of("clusterId", "j-1", "instanceTypeConfigs", types)),
            "encryption-undone-by-configuration",
            "task-fleet"));
    variants.add(
        variant(
            "U14",
            "a group beside the cluster",
            s ->
                s.add(
                    "task-group",
                    "aws:emr/instanceGroup:InstanceGroup",
                    Map.of(
                        "clusterId",
                        "j-1",
                        "configurationsJson",
                        List.of(file("core-site", "hadoop.rpc.protection", "authentication")))),
            "encryption-undone-by-configuration",
            "task-group"));
    return variants.stream();
  }

  private static void undone(
      List<Arguments> variants, String id, String file, String property, String value) {
    configured(variants, id, file, property, value, "encryption-undone-by-configuration");
  }

  private static void sideDoor(
      List<Arguments> variants, String id, String file, String property, String value) {
    configured(variants, id, file, property, value, "s3-encryption-side-door");
  }

  private static void secret(
      List<Arguments> variants, String id, String file, String property, String value) {
    configured(variants, id, file, property, value, "secret-in-configuration");
  }

  private static void configured(
      List<Arguments> variants,
      String id,
      String file,
      String property,
      String value,
      String rule) {
    variants.add(
        variant(
            id,
            property + " in " + file,
            s -> s.set(List.of(file(file, property, value)), "cluster", "configurationsJson"),
            rule,
            "cluster"));
  }

  private static Map<String, ?> file(String classification, String property, String value) {
    return Map.of("Classification", classification, "Properties", Map.of(property, value));
  }

  private static void zones(
      List<Arguments> variants, String what, int primaries, String... pathsAndKeys) {
    Map<String, String> zones =
        Map.of(pathsAndKeys[0], pathsAndKeys[1], pathsAndKeys[2], pathsAndKeys[3]);
    variants.add(
        variant(
            "U12",
            what,
            s ->
                s.set(primaries, "cluster", "masterInstanceGroup", "instanceCount")
                    .set(
                        List.of(
                            Map.of("Classification", "hdfs-encryption-zones", "Properties", zones)),
                        "cluster",
                        "configurationsJson"),
            "encryption-zone-misdeclared",
            "cluster"));
  }

  private static List<Map<String, ?>> step(String jar, String... arguments) {
    return List.of(
        Map.of(
            "name",
            "step",
            "actionOnFailure",
            "CONTINUE",
            "hadoopJarStep",
            Map.of("jar", jar, "args", List.of(arguments))));
  }

  @ParameterizedTest(name = "{0} -> {3}")
  @MethodSource({
    "securityConfiguration",
    "cluster",
    "keys",
    "keyPolicies",
    "keyUse",
    "buckets",
    "configurations"
  })
  void itsOwnRuleObjectsAndNoneToWhatIsAsItWas(
      String id,
      Supplier<StackFixture> from,
      UnaryOperator<StackFixture> change,
      String rule,
      String on) {
    StackFixture stack = change.apply(from.get());

    List<StackFixture.Finding> violations = stack.judge().violations();

    assertThat(violations)
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.on()).isEqualTo(on);
            });
    Set<String> changed = new HashSet<>(stack.touched());
    changed.add(on);
    assertThat(violations).extracting(StackFixture.Finding::on).isSubsetOf(changed);
    assertThat(violations)
        .extracting(StackFixture.Finding::text)
        .noneMatch(text -> text.startsWith("could not be judged"));
  }

  private static StackFixture misspeltFlag(StackFixture stack) {
    return stack
        .remove("security", below(ENCRYPTION, "EnableAtRestEncryption"))
        .set(true, "security", below(ENCRYPTION, "EnableAtRestEncrypton"));
  }

  private static StackFixture noImage(StackFixture stack) {
    return stack.remove("cluster", "customAmiId").cut("cluster", "customAmiId");
  }

  private static StackFixture sourceImageWithoutEbs(StackFixture stack) {
    return stack
        .set("ami-0123456789abcdef0", "cluster", "customAmiId")
        .cut("cluster", "customAmiId")
        .set(
            false,
            "security",
            below(AT_REST, "LocalDiskEncryptionConfiguration", "EnableEbsEncryption"));
  }

  private static List<Map<String, String>> bootstrap(String path) {
    return List.of(Map.of("name", "setup", "path", path));
  }

  private static Map<String, ?> rule(Map<String, ?> byDefault) {
    return Map.of("applyServerSideEncryptionByDefault", byDefault);
  }

  private static Map<String, ?> allow(Object principal, String action, String resource) {
    return Map.of(
        "Effect", "Allow", "Principal", principal, "Action", action, "Resource", resource);
  }

  private static StackFixture addStatement(
      StackFixture stack, String resource, Map<String, ?> statement) {
    List<Object> statements = new ArrayList<>(statements(stack, resource));
    statements.add(statement);
    return stack.set(statements, resource, "policy", "Statement");
  }

  private static Map<String, ?> documentWithout(StackFixture stack, String resource, String sid) {
    List<Object> statements = new ArrayList<>(statements(stack, resource));
    statements.removeIf(statement -> sid.equals(Json.map(statement).get("Sid")));
    return Map.of("Version", "2012-10-17", "Statement", statements);
  }

  private static List<?> statements(StackFixture stack, String resource) {
    Object policy = stack.properties(resource).get("policy");
    return (List<?>) Json.map(policy).getOrDefault("Statement", List.of());
  }
}
