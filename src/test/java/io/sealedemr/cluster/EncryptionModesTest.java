package io.sealedemr.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.StackConfigs;
import io.sealedemr.security.S3Location;
import io.sealedemr.settings.ProviderSettings;
import io.sealedemr.settings.Settings;
import io.sealedemr.settings.StackConfig;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptionModesTest {

  private static final String STORAGE = "arn:aws:kms:eu-west-2:111122223333:alias/storage";
  private static final String DISK = "arn:aws:kms:eu-west-2:111122223333:alias/disk";
  private static final String LOG = "arn:aws:kms:eu-west-2:111122223333:alias/wal";

  private static final String SECRETS = "arn:aws:kms:eu-west-2:111122223333:alias/secrets";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"s3":{"mode":"SSE-S3"}}   | "S3EncryptionConfiguration":{"EncryptionMode":"SSE-S3"}
          {"s3":{"mode":"SSE-KMS"}}  | "S3EncryptionConfiguration":{"EncryptionMode":"SSE-KMS","AwsKmsKey":"arn:aws:kms:eu-west-2:111122223333:alias/storage"}
          {"s3":{"mode":"CSE-KMS"}}  | "S3EncryptionConfiguration":{"EncryptionMode":"CSE-KMS","AwsKmsKey":"arn:aws:kms:eu-west-2:111122223333:alias/storage"}
          {"s3":{"mode":"CSE-Custom","provider":{"jar":"s3://jars/a.jar","class":"a.B"}}} | "S3EncryptionConfiguration":{"EncryptionMode":"CSE-Custom","S3Object":"s3://jars/a.jar","EncryptionKeyProviderClass":"a.B"}
          {"s3":{"overrides":[{"bucket":"other","mode":"CSE-KMS"}]}} | "Overrides":[{"BucketName":"other","EncryptionMode":"CSE-KMS","AwsKmsKey":"arn:aws:kms:eu-west-2:111122223333:alias/storage"}]
          {"localDisk":{"ebs":false}} | "LocalDiskEncryptionConfiguration":{"EncryptionKeyProviderType":"AwsKms","AwsKmsKey":"arn:aws:kms:eu-west-2:111122223333:alias/disk","EnableEbsEncryption":false}
          {"localDisk":{"mode":"Custom","provider":{"jar":"s3://jars/a.jar","class":"a.B"}}} | "LocalDiskEncryptionConfiguration":{"EncryptionKeyProviderType":"Custom","S3Object":"s3://jars/a.jar","EncryptionKeyProviderClass":"a.B"}
          {"inTransit":{"certificates":"Custom","provider":{"jar":"s3://jars/a.jar","class":"a.B"}}} | "TLSCertificateConfiguration":{"CertificateProviderType":"Custom","S3Object":"s3://jars/a.jar","CertificateProviderClass":"a.B"}
          {"inTransit":{"certificates":"EMR","validityDays":365,"wildcardDnsSuffix":"data.example.com"}} | "TLSCertificateConfiguration":{"CertificateProviderType":"EMR","AwsKmsKey":"arn:aws:kms:eu-west-2:111122223333:alias/secrets","ValidityInDays":365,"WildcardDnsSuffix":"data.example.com"}
          {"localDisk":{"mode":"Custom"},"accept":["ebs-volumes"]} | "S3Object":"s3://artifacts/providers/Disks.jar","EncryptionKeyProviderClass":"Disks"
          {"inTransit":{"certificates":"Custom"}} | "S3Object":"s3://artifacts/providers/Certificates.jar","CertificateProviderClass":"Certificates"
          {"writeAheadLog":true}     | "EMRWALEncryptionConfiguration":{"AwsKmsKey":"arn:aws:kms:eu-west-2:111122223333:alias/wal"}
          """)
  void aModeBecomesItsPartOfTheDocument(String encryption, String part) throws Exception {
    assertThat(document(encryption)).contains(part);
  }

  @Test
  void atRestAloneAndInTransitAlone() throws Exception {
    assertThat(document("{\"inTransit\":{\"certificates\":\"none\"},\"accept\":[\"in-transit\"]}"))
        .contains("\"EnableInTransitEncryption\":false,\"EnableAtRestEncryption\":true")
        .doesNotContain("InTransitEncryptionConfiguration");
    assertThat(
            document(
                "{\"s3\":{\"mode\":\"none\"},\"localDisk\":{\"mode\":\"none\"},\"accept\":["
                    + "\"at-rest-s3\",\"at-rest-local-disk\",\"hdfs-data-transfer\"]}"))
        .contains("\"EnableInTransitEncryption\":true,\"EnableAtRestEncryption\":false")
        .doesNotContain("AtRestEncryptionConfiguration");
    assertThat(document("{\"s3\":{\"mode\":\"none\"},\"accept\":[\"at-rest-s3\"]}"))
        .contains("\"EnableAtRestEncryption\":true")
        .contains("LocalDiskEncryptionConfiguration")
        .doesNotContain("S3EncryptionConfiguration");
  }

  private static ProviderSettings own(String name) {
    return new ProviderSettings(new S3Location("artifacts", "providers/" + name + ".jar"), name);
  }

  private static String document(String encryption) throws Exception {
    Map<String, String> config = StackConfigs.with("sealed-emr:encryption", encryption);
    config.put(
        "sealed-emr:cluster", "{\"releaseLabel\":\"emr-7.11.0\",\"applications\":[\"HBase\"]}");
    Settings settings =
        Settings.parse(new StackConfig("dev", config, List.of()), Clock.systemUTC());
    return new EncryptionModes(
            STORAGE,
            DISK,
            Optional.of(LOG),
            Optional.of(SECRETS),
            Optional.of(new S3Location("artifacts", "tls/1.zip")),
            new OwnClasses(
                Optional.of(own("Certificates")),
                Optional.of(own("Objects")),
                Optional.of(own("Disks")),
                List.of()))
        .document(settings)
        .toJson();
  }
}
