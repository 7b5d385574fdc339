package io.sealedemr.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SecurityDocumentTest {

  private static final String KEY =
      "arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final S3Location JAR = new S3Location("artifacts", "keys.jar");

  @Test
  void writesTheStacksDocument() {
    assertThat(Documents.stack().toJson())
        .isEqualTo(
            "{\"EncryptionConfiguration\":{\"EnableInTransitEncryption\":true,"
                + "\"EnableAtRestEncryption\":true,"
                + "\"InTransitEncryptionConfiguration\":{\"TLSCertificateConfiguration\":{"
                + "\"CertificateProviderType\":\"PEM\","
                + "\"S3Object\":\"s3://dev-artifacts/tls/1-0a1b2c3d.zip\"}},"
                + "\"AtRestEncryptionConfiguration\":{"
                + "\"S3EncryptionConfiguration\":{\"EncryptionMode\":\"SSE-KMS\","
                + "\"AwsKmsKey\":\"arn:aws:kms:eu-west-2:111122223333:alias/dev-storage\"},"
                + "\"LocalDiskEncryptionConfiguration\":{\"EncryptionKeyProviderType\":\"AwsKms\","
                + "\"AwsKmsKey\":\"arn:aws:kms:eu-west-2:111122223333:alias/dev-disk\","
                + "\"EnableEbsEncryption\":true}}},"
                + "\"AuthenticationConfiguration\":{\"KerberosConfiguration\":{"
                + "\"Provider\":\"ClusterDedicatedKdc\","
                + "\"ClusterDedicatedKdcConfiguration\":{\"TicketLifetimeInHours\":24}}},"
                + "\"InstanceMetadataServiceConfiguration\":{"
                + "\"MinimumInstanceMetadataServiceVersion\":2,\"HttpPutResponseHopLimit\":1}}");
  }

  @Test
  void whatIsOffIsWrittenAsOff() {
    assertThat(new SecurityDocument(new Encryption(null, null, null), null, null, null).toJson())
        .isEqualTo(
            "{\"EncryptionConfiguration\":{\"EnableInTransitEncryption\":false,"
                + "\"EnableAtRestEncryption\":false}}");
  }

  @Test
  void writesOverridesInTheGivenOrder() {
    S3Encryption encryption =
        new S3Encryption(
            new S3Mode.CseKms(KEY),
            List.of(
                new S3Encryption.BucketOverride("zebra", new S3Mode.SseS3()),
                new S3Encryption.BucketOverride("ant", new S3Mode.SseKms(KEY))));

    assertThat(json(new AtRest(encryption, null)))
        .contains(
            "\"S3EncryptionConfiguration\":{\"EncryptionMode\":\"CSE-KMS\",\"AwsKmsKey\":\""
                + KEY
                + "\",\"Overrides\":[{\"BucketName\":\"zebra\",\"EncryptionMode\":\"SSE-S3\"},"
                + "{\"BucketName\":\"ant\",\"EncryptionMode\":\"SSE-KMS\",\"AwsKmsKey\":\""
                + KEY
                + "\"}]}");
  }

  @Test
  void theNameChangesWithTheContentOnly() {
    String name = Documents.stack().name("dev");

    assertThat(name).matches("dev-[0-9a-f]{8}").isEqualTo(Documents.stack().name("dev"));
    assertThat(
            new SecurityDocument(
                    Documents.stack().encryption(),
                    null,
                    null,
                    Documents.stack().instanceMetadata())
                .name("dev"))
        .isNotEqualTo(name);
  }

  @Test
  void theNameIsTheHashOfTheText() {
    // printf '%s' '<the text of whatIsOffIsWrittenAsOff>' | sha256sum
    assertThat(new SecurityDocument(new Encryption(null, null, null), null, null, null).name("x"))
        .isEqualTo("x-4c3acb33");
  }

  @Test
  void refusesKeysThatAreNoArn() {
    assertThatThrownBy(() -> new S3Mode.SseKms("alias/dev-storage"))
        .hasMessage(
            "AwsKmsKey: found \"alias/dev-storage\", allowed: the full ARN of a key or an alias");
  }

  @Test
  void refusesAwssOwnKeysWhereOnlyACustomersWork() {
    String own = "arn:aws:kms:eu-west-2:111122223333:alias/aws/ebs";
    String message = "AwsKmsKey: found \"" + own + "\", allowed: a customer managed key";

    assertThatThrownBy(() -> new LocalDiskEncryption.AwsKms(own, true)).hasMessage(message);
    assertThatThrownBy(() -> new S3Mode.CseKms(own)).hasMessage(message);
    assertThatThrownBy(() -> new WriteAheadLog(own)).hasMessage(message);
    assertThat(new S3Mode.SseKms(own).awsKmsKey()).isEqualTo(own);
  }

  @Test
  void refusesOneClassForObjectsAndDisks() {
    assertThatThrownBy(
            () ->
                new AtRest(
                    new S3Encryption(new S3Mode.CseCustom(JAR, "com.example.Keys")),
                    new LocalDiskEncryption.Custom(JAR, "com.example.Keys")))
        .hasMessage(
            "EncryptionKeyProviderClass: S3 and local disks both name com.example.Keys; the two"
                + " classes must differ");
  }

  @Test
  void refusesEncryptionAtRestOfNothing() {
    assertThatThrownBy(() -> new AtRest(null, null))
        .hasMessage(
            "encryption at rest needs S3EncryptionConfiguration, LocalDiskEncryptionConfiguration"
                + " or both");
  }

  @Test
  void refusesACustomClassForOneBucket() {
    assertThatThrownBy(
            () ->
                new S3Encryption.BucketOverride(
                    "ant", new S3Mode.CseCustom(JAR, "com.example.Keys")))
        .hasMessage("Overrides: found CSE-Custom for ant, allowed: SSE-S3, SSE-KMS, CSE-KMS");
  }

  @Test
  void refusesTheWrongKindOfFile() {
    assertThatThrownBy(() -> new CertificateProvider.Pem(JAR))
        .hasMessage("S3Object: found s3://artifacts/keys.jar, allowed: a .zip");
    assertThatThrownBy(
            () -> new CertificateProvider.Custom(new S3Location("artifacts", "tls.zip"), "a.B"))
        .hasMessage("S3Object: found s3://artifacts/tls.zip, allowed: a .jar");
  }

  @Test
  void refusesAnImpossibleLocation() {
    assertThatThrownBy(() -> new S3Location("Artifacts", "tls.zip"))
        .hasMessage("S3Object: found s3://Artifacts/tls.zip, allowed: s3://bucket/key");
    assertThatThrownBy(() -> new S3Location("artifacts", "/tls.zip"))
        .hasMessage("S3Object: found s3://artifacts//tls.zip, allowed: s3://bucket/key");
  }

  @Test
  void refusesNumbersOutOfBounds() {
    assertThatThrownBy(() -> new InstanceMetadata(3, 1))
        .hasMessage("MinimumInstanceMetadataServiceVersion: found 3, allowed: 1, 2");
    assertThatThrownBy(() -> new InstanceMetadata(2, 65))
        .hasMessage("HttpPutResponseHopLimit: found 65, allowed: 1 to 64");
    assertThatThrownBy(() -> new Kerberos.ClusterDedicatedKdc(0))
        .hasMessage("TicketLifetimeInHours: found 0, allowed: 1 or more");
    assertThatThrownBy(() -> new CertificateProvider.Emr(null, 0, null, new TreeMap<>()))
        .hasMessage("ValidityInDays: found 0, allowed: 1 or more");
  }

  private static String json(AtRest atRest) {
    return new SecurityDocument(new Encryption(null, atRest, null), null, null, null).toJson();
  }
}
