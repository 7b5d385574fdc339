package io.sealedemr.policies;

import java.util.List;
import java.util.Map;

/** Secure stacks, and the places in them that tests change. */
final class Baselines {

  static final String[] ENCRYPTION = {"configuration", "EncryptionConfiguration"};
  static final String[] AT_REST = below(ENCRYPTION, "AtRestEncryptionConfiguration");
  static final String[] S3 = below(AT_REST, "S3EncryptionConfiguration");
  static final String[] DISK = below(AT_REST, "LocalDiskEncryptionConfiguration");
  static final String[] TLS =
      below(ENCRYPTION, "InTransitEncryptionConfiguration", "TLSCertificateConfiguration");

  private Baselines() {}

  static String[] below(String[] place, String... keys) {
    String[] all = new String[place.length + keys.length];
    System.arraycopy(place, 0, all, 0, place.length);
    System.arraycopy(keys, 0, all, place.length, keys.length);
    return all;
  }

  static String alias(String purpose) {
    return "arn:aws:kms:eu-west-2:111122223333:alias/sealed-" + purpose;
  }

  static String role(String name) {
    return "arn:aws:iam::111122223333:role/" + name;
  }

  /** SSE-KMS, AWS KMS for the disks, PEM, Kerberos, IMDSv2, an encrypted image. */
  static StackFixture standard() {
    return StackFixture.secure();
  }

  /** A provider of the customer's own for S3. */
  static StackFixture customS3() {
    return standard()
        .set("CSE-Custom", "security", below(S3, "EncryptionMode"))
        .remove("security", below(S3, "AwsKmsKey"))
        .set("s3://sealed-artifacts/keys.jar", "security", below(S3, "S3Object"))
        .set("com.example.S3Keys", "security", below(S3, "EncryptionKeyProviderClass"))
        .asBaseline();
  }

  /** A provider of the customer's own for the disks. */
  static StackFixture customDisk() {
    return customDisk(standard());
  }

  private static StackFixture customDisk(StackFixture stack) {
    return stack
        .set(
            Map.of(
                "EncryptionKeyProviderType", "Custom",
                "S3Object", "s3://sealed-artifacts/disk.jar",
                "EncryptionKeyProviderClass", "com.example.DiskKeys"),
            "security",
            DISK)
        .asBaseline();
  }

  /** Providers of the customer's own for both. */
  static StackFixture customBoth() {
    return customDisk(customS3());
  }

  /** Certificates made by EMR. */
  static StackFixture emrCertificates() {
    return standard()
        .set("emr-7.11.0", "cluster", "releaseLabel")
        .set(
            Map.of(
                "CertificateProviderType",
                "EMR",
                "AwsKmsKey",
                alias("secrets"),
                "ValidityInDays",
                365),
            "security",
            TLS)
        .asBaseline();
  }

  /** The key's policy in the key itself. */
  static StackFixture inlineKeyPolicy() {
    StackFixture stack = standard();
    Object policy = stack.properties("storage-key-policy").get("policy");
    return stack.set(policy, "storage-key", "policy").drop("storage-key-policy").asBaseline();
  }

  /** A policy document of one more statement. */
  static Map<String, ?> document(List<Map<String, ?>> statements) {
    return Map.of("Version", "2012-10-17", "Statement", statements);
  }
}
