package io.sealedemr.variants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.aws.emr.SecurityConfiguration;
import com.pulumi.aws.emr.SecurityConfigurationArgs;
import java.util.List;
import java.util.function.Consumer;

/** Faults in the EMR security configuration. */
final class SecurityConfigurationVariants {

  private static final String ENCRYPTION = "EncryptionConfiguration";
  private static final String AT_REST = "AtRestEncryptionConfiguration";
  private static final String S3 = "S3EncryptionConfiguration";
  private static final String LOCAL_DISK = "LocalDiskEncryptionConfiguration";
  private static final String IN_TRANSIT = "InTransitEncryptionConfiguration";
  private static final String CERTIFICATES = "TLSCertificateConfiguration";
  private static final String METADATA = "InstanceMetadataServiceConfiguration";
  private static final String AUTHENTICATION = "AuthenticationConfiguration";

  private SecurityConfigurationVariants() {}

  static List<Variant> all() {
    return List.of(
        fault(
            "at-rest-off",
            "encryption at rest is switched off, its settings stay",
            "at-rest-encryption-off",
            document -> encryption(document).put("EnableAtRestEncryption", false)),
        fault(
            "at-rest-off-as-text",
            "encryption at rest is switched off by the text \"false\"",
            "at-rest-encryption-off",
            document -> encryption(document).put("EnableAtRestEncryption", "false")),
        fault(
            "at-rest-misspelt",
            "the flag for encryption at rest is misspelt, so it counts as absent",
            "unknown-security-configuration-key",
            document -> {
              encryption(document).remove("EnableAtRestEncryption");
              encryption(document).put("EnableAtRestEncrypton", true);
            }),
        fault(
            "s3-sse-s3",
            "data in S3 is encrypted with S3's own keys instead of a KMS key",
            "s3-data-without-kms",
            document -> s3(document).put("EncryptionMode", "SSE-S3").remove("AwsKmsKey")),
        fault(
            "s3-key-missing",
            "the KMS mode for S3 names no key",
            "s3-key-missing",
            document -> s3(document).remove("AwsKmsKey")),
        fault(
            "write-ahead-log-service-key",
            "HBase's write-ahead log is under a key of the service",
            "write-ahead-log-without-customer-key",
            document -> encryption(document).putObject("EMRWALEncryptionConfiguration")),
        fault(
            "s3-override-sse-s3",
            "one bucket falls back to S3's own keys",
            "bucket-override-without-kms",
            document ->
                s3(document)
                    .putArray("Overrides")
                    .addObject()
                    .put("BucketName", "exports")
                    .put("EncryptionMode", "SSE-S3")),
        fault(
            "local-disks-clear",
            "local disks have no encryption",
            "local-disks-unencrypted",
            document -> atRest(document).remove(LOCAL_DISK)),
        fault(
            "ebs-off",
            "EBS volumes are left out of disk encryption",
            "ebs-encryption-off",
            document -> localDisk(document).put("EnableEbsEncryption", false)),
        fault(
            "disk-key-aws-managed",
            "disks are under the key that AWS manages",
            "aws-managed-key",
            document -> localDisk(document).put("AwsKmsKey", alias(document, "alias/aws/ebs"))),
        fault(
            "disk-key-foreign-alias",
            "disks are under an alias that no resource of the stack is",
            "key-alias-foreign",
            document ->
                localDisk(document).put("AwsKmsKey", alias(document, "alias/somebody-elses"))),
        fault(
            "in-transit-off",
            "encryption in transit is switched off, its settings stay",
            "in-transit-encryption-off",
            document -> encryption(document).put("EnableInTransitEncryption", false)),
        fault(
            "certificates-missing",
            "encryption in transit is on without certificates",
            "certificate-provider-missing",
            document -> inTransit(document).remove(CERTIFICATES)),
        fault(
            "certificates-by-http",
            "the certificates come from a web server",
            "certificate-object-malformed",
            document -> certificates(document).put("S3Object", "http://artifacts.example/tls.zip")),
        fault(
            "certificates-no-zip",
            "the certificates are not in a zip",
            "certificate-object-malformed",
            document ->
                certificates(document).put("S3Object", "s3://artifacts/tls/privateKey.pem")),
        fault(
            "imds-v1",
            "nodes answer version 1 of the instance metadata service",
            "instance-metadata-v1-allowed",
            document -> metadata(document).put("MinimumInstanceMetadataServiceVersion", 1)),
        fault(
            "imds-unset",
            "nothing is said of the instance metadata service",
            "instance-metadata-v1-allowed",
            document -> document.remove(METADATA)),
        fault(
            "imds-hop-limit",
            "metadata tokens travel 64 hops",
            "metadata-hop-limit-too-high",
            document -> metadata(document).put("HttpPutResponseHopLimit", 64)),
        fault(
            "kerberos-not-configured",
            "the cluster has Kerberos attributes, the security configuration no Kerberos",
            "kerberos-configuration-missing",
            document -> document.remove(AUTHENTICATION)));
  }

  private static Variant fault(String name, String change, String rule, Consumer<ObjectNode> edit) {
    return Fault.of(
        name,
        change,
        rule,
        SecurityConfiguration.class,
        "cluster",
        SecurityConfigurationArgs.class,
        args ->
            SecurityConfigurationArgs.builder(args)
                .configuration(Fault.inDocument(args.configuration(), edit))
                .build());
  }

  /** The ARN of another alias, in the account and region of the key that stands there. */
  private static String alias(ObjectNode document, String name) {
    String there = localDisk(document).path("AwsKmsKey").asText();
    return there.substring(0, there.lastIndexOf(':') + 1) + name;
  }

  private static ObjectNode encryption(ObjectNode document) {
    return child(document, ENCRYPTION);
  }

  private static ObjectNode atRest(ObjectNode document) {
    return child(encryption(document), AT_REST);
  }

  private static ObjectNode s3(ObjectNode document) {
    return child(atRest(document), S3);
  }

  private static ObjectNode localDisk(ObjectNode document) {
    return child(atRest(document), LOCAL_DISK);
  }

  private static ObjectNode inTransit(ObjectNode document) {
    return child(encryption(document), IN_TRANSIT);
  }

  private static ObjectNode certificates(ObjectNode document) {
    return child(inTransit(document), CERTIFICATES);
  }

  private static ObjectNode metadata(ObjectNode document) {
    return child(document, METADATA);
  }

  private static ObjectNode child(ObjectNode parent, String key) {
    return (ObjectNode) parent.required(key);
  }
}
