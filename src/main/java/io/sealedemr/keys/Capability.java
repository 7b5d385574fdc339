package io.sealedemr.keys;

import io.sealedemr.iam.Given;
import java.util.ArrayList;
import java.util.List;

/** What a principal can do with a key. */
public enum Capability {
  /** Changes the key, its policy or its life. */
  ADMINISTER("administers"),
  /** Decrypts by a call of its own. */
  DECRYPT_DIRECTLY("decrypts directly"),
  /** Has S3 decrypt. */
  DECRYPT_VIA_S3("decrypts via S3", "s3"),
  /** Has EC2 decrypt. */
  DECRYPT_VIA_EC2("decrypts via EC2", "ec2"),
  /** Has Secrets Manager decrypt. */
  DECRYPT_VIA_SECRETS_MANAGER("decrypts via Secrets Manager", "secretsmanager"),
  /** Encrypts, or gets data keys, by itself or via a service. */
  GENERATE_DATA_KEY("encrypts"),
  /** Hands the use of the key to anyone. */
  GRANT("grants to anyone"),
  /** Hands the use of the key to AWS resources, such as volumes. */
  GRANT_TO_AWS_RESOURCES("grants to AWS resources"),
  /** Reads what the key is, and nothing that it protects. */
  DESCRIBE("describes");

  static final String VIA_SERVICE = "kms:ViaService";
  private static final String FOR_AWS_RESOURCE = "kms:GrantIsForAWSResource";

  private final String text;
  private final String service;

  Capability(String text) {
    this(text, "");
  }

  Capability(String text, String service) {
    this.text = text;
    this.service = service;
  }

  /** A verb for a heading, such as {@code decrypts via S3}. */
  public String text() {
    return text;
  }

  /** Whether it opens what the key protects. */
  public boolean opens() {
    return name().startsWith("DECRYPT") || this == GRANT;
  }

  boolean isViaService() {
    return !service.isEmpty();
  }

  /** Any one of these actions makes the capability. */
  List<String> actions() {
    return switch (this) {
      case ADMINISTER ->
          List.of(
              "kms:CancelKeyDeletion",
              "kms:CreateAlias",
              "kms:DeleteAlias",
              "kms:DeleteImportedKeyMaterial",
              "kms:DisableKey",
              "kms:DisableKeyRotation",
              "kms:EnableKey",
              "kms:EnableKeyRotation",
              "kms:ImportKeyMaterial",
              "kms:PutKeyPolicy",
              "kms:ReplicateKey",
              "kms:RevokeGrant",
              "kms:RotateKeyOnDemand",
              "kms:ScheduleKeyDeletion",
              "kms:TagResource",
              "kms:UntagResource",
              "kms:UpdateAlias",
              "kms:UpdateKeyDescription",
              "kms:UpdatePrimaryRegion");
      // Whoever can put a text under another key can read it there.
      case DECRYPT_DIRECTLY, DECRYPT_VIA_S3, DECRYPT_VIA_EC2, DECRYPT_VIA_SECRETS_MANAGER ->
          List.of("kms:Decrypt", "kms:ReEncryptFrom");
      case GENERATE_DATA_KEY ->
          List.of(
              "kms:Encrypt",
              "kms:GenerateDataKey",
              "kms:GenerateDataKeyPair",
              "kms:GenerateDataKeyPairWithoutPlaintext",
              "kms:GenerateDataKeyWithoutPlaintext",
              "kms:ReEncryptTo");
      case GRANT, GRANT_TO_AWS_RESOURCES -> List.of("kms:CreateGrant");
      case DESCRIBE -> List.of("kms:DescribeKey");
    };
  }

  /**
   * What is given of such a call.
   *
   * @param region of the example of a service's name
   */
  List<Given> given(String region) {
    List<Given> given = new ArrayList<>();
    if (this == DECRYPT_DIRECTLY) {
      given.add(new Given.Absent(VIA_SERVICE));
    }
    if (!service.isEmpty()) {
      given.add(
          new Given.Like(VIA_SERVICE, service + ".*", service + "." + region + ".amazonaws.com"));
    }
    if (this == GRANT) {
      given.add(Given.value(FOR_AWS_RESOURCE, "false"));
    }
    if (this == GRANT_TO_AWS_RESOURCES) {
      given.add(Given.value(FOR_AWS_RESOURCE, "true"));
    }
    return given;
  }
}
