package io.sealedemr.providers.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.s3.model.EncryptionMaterialsProvider;
import io.sealedemr.providers.node.EncryptingClients;
import io.sealedemr.providers.node.LoopbackAws;
import io.sealedemr.providers.node.NodeJar;
import io.sealedemr.providers.node.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.encryption.s3.S3EncryptionClientException;
import software.amazon.encryption.s3.materials.Keyring;

/** The jar as S3A loads it; objects travel through the Amazon S3 Encryption Client. */
@Timeout(60)
final class SecretsManagerKeyringTest {

  private static final String TEXT = "what only the cluster may read";

  private final LoopbackAws aws = new LoopbackAws();
  private final Secrets secrets = new Secrets();

  @BeforeEach
  void twoKeys() {
    aws.put("keys", secrets.with("old", "old", "new"));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void anObjectIsReadBackAndStoredInCipherText() {
    write("object");

    assertThat(read("object")).isEqualTo(TEXT);
    assertThat(aws.stored("/bucket/object")).isNotEmpty().doesNotContain(TEXT);
    assertThat(aws.metadata("/bucket/object"))
        .containsEntry("x-amz-meta-x-amz-matdesc", "{\"sealed-emr.key\":\"old\"}")
        .containsEntry("x-amz-meta-x-amz-wrap-alg", "AES/GCM")
        .containsEntry("x-amz-meta-x-amz-cek-alg", "AES/GCM/NoPadding");
  }

  @Test
  void anObjectIsReadableAfterTheRotation() {
    write("object");
    aws.put("keys", secrets.with("new", "new", "old"));
    write("second");

    assertThat(read("object")).isEqualTo(TEXT);
    assertThat(read("second")).isEqualTo(TEXT);
    assertThat(aws.metadata("/bucket/second"))
        .containsEntry("x-amz-meta-x-amz-matdesc", "{\"sealed-emr.key\":\"new\"}");
  }

  @Test
  void anObjectWithoutADescriptionIsReadByWhicheverKeyOpensIt() {
    write("object");
    aws.forgetMetadata("/bucket/object", "x-amz-meta-x-amz-matdesc");
    aws.put("keys", secrets.with("new", "new", "other", "old"));

    assertThat(read("object")).isEqualTo(TEXT);
  }

  @Test
  void anObjectWhoseKeyIsGoneIsNotRead() {
    write("object");
    aws.put("keys", secrets.with("new", "new"));

    assertThatThrownBy(() -> read("object"))
        .isInstanceOf(S3EncryptionClientException.class)
        .hasMessageContaining(
            "No key of secret keys opens the object's data key, which names key \"old\"")
        .satisfies(this::holdsNoKey);
  }

  @Test
  void anotherKeyOfTheSameIdDoesNotOpenAnObject() {
    write("object");
    aws.put("keys", new Secrets().with("old", "old"));

    assertThatThrownBy(() -> read("object"))
        .isInstanceOf(S3EncryptionClientException.class)
        .hasMessageContaining("No key of secret keys opens the object's data key");
  }

  @Test
  void s3aReadsWhatEmrfsWrote() {
    EncryptingClients.v1(aws, emrfs()).putObject("bucket", "first", TEXT);
    EncryptingClients.v2(aws, emrfs()).putObject("bucket", "second", TEXT);
    aws.put("keys", secrets.with("new", "new", "old"));

    assertThat(read("first")).isEqualTo(TEXT);
    assertThat(read("second")).isEqualTo(TEXT);
  }

  @Test
  void emrfsReadsWhatS3aWrote() {
    write("object");
    aws.put("keys", secrets.with("new", "new", "old"));

    assertThat(EncryptingClients.v2(aws, emrfs()).getObjectAsString("bucket", "object"))
        .isEqualTo(TEXT);
  }

  @Test
  void aThrottledNodeTriesAgainAndThenAsksNoMore() {
    aws.failNext("ThrottlingException");
    aws.failNext("ThrottlingException");
    S3Client s3 = EncryptingClients.s3a(aws, keyring());

    put(s3, "one");
    put(s3, "two");

    assertThat(aws.calls()).hasSize(3);
  }

  @Test
  void aRefusedNodeSaysWhatItsRoleNeeds() {
    aws.failNext("AccessDeniedException");

    assertThatThrownBy(() -> write("object"))
        .hasStackTraceContaining(
            "Secret keys in eu-west-2 cannot be read: AccessDeniedException (HTTP 400, request"
                + " 11111111-2222); the node's role needs secretsmanager:GetSecretValue on it, and"
                + " kms:Decrypt on its key");
    assertThat(aws.calls()).hasSize(1);
  }

  @Test
  void noAnswerGetsIntoAMessage() {
    for (int i = 0; i < 10; i++) {
      aws.answerNext("{\"SecretString\": \"" + secrets.key("old") + "\", " + secrets.key("old"));
    }

    assertThatThrownBy(() -> write("object"))
        .hasStackTraceContaining("Secret keys in eu-west-2")
        .satisfies(this::holdsNoKey);
  }

  private void holdsNoKey(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString()).doesNotContain(secrets.key("old"), secrets.key("new"));
  }

  private void write(String key) {
    put(EncryptingClients.s3a(aws, keyring()), key);
  }

  private static void put(S3Client s3, String key) {
    s3.putObject(request -> request.bucket("bucket").key(key), RequestBody.fromString(TEXT));
  }

  private String read(String key) {
    return EncryptingClients.s3a(aws, keyring())
        .getObjectAsBytes(request -> request.bucket("bucket").key(key))
        .asUtf8String();
  }

  private Keyring keyring() {
    return (Keyring)
        NodeJar.KEYRING.provider(
            Map.of("region", "eu-west-2", "secretId", "keys", "endpoint", aws.endpoint()));
  }

  private EncryptionMaterialsProvider emrfs() {
    return (EncryptionMaterialsProvider)
        NodeJar.OBJECTS.provider(
            Map.of("region", "eu-west-2", "secretId", "keys", "endpoint", aws.endpoint()));
  }
}
