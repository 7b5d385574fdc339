package io.sealedemr.providers.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.EncryptionMaterialsProvider;
import io.sealedemr.providers.node.EncryptingClients;
import io.sealedemr.providers.node.LoopbackAws;
import io.sealedemr.providers.node.NodeJar;
import io.sealedemr.providers.node.Secrets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The jar as a node loads it; objects travel through the SDK's own encryption clients. */
@Timeout(60)
final class SecretsManagerKeyMaterialsTest {

  private static final String TEXT = "what only the cluster may read";

  private final LoopbackAws aws = new LoopbackAws();
  private final Secrets secrets = new Secrets();

  /** Formats of what is stored: that of EMRFS by default, and that of its newer switch. */
  enum Format {
    V1,
    V2
  }

  @BeforeEach
  void twoKeys() {
    aws.put("keys", secrets.with("old", "old", "new"));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @ParameterizedTest
  @EnumSource
  void anObjectIsReadBackAndStoredInCipherText(Format format) {
    s3(format).putObject("bucket", "object", TEXT);

    assertThat(s3(format).getObjectAsString("bucket", "object")).isEqualTo(TEXT);
    assertThat(aws.stored("/bucket/object")).isNotEmpty().doesNotContain(TEXT);
    assertThat(aws.metadata("/bucket/object"))
        .containsEntry("x-amz-meta-x-amz-matdesc", "{\"sealed-emr.key\":\"old\"}")
        .containsEntry("x-amz-meta-x-amz-cek-alg", "AES/GCM/NoPadding");
  }

  @ParameterizedTest
  @EnumSource
  void anObjectIsReadableAfterTheRotation(Format format) {
    s3(format).putObject("bucket", "object", TEXT);
    aws.put("keys", secrets.with("new", "old", "new"));

    AmazonS3 rotated = s3(format);
    rotated.putObject("bucket", "second", TEXT);

    assertThat(rotated.getObjectAsString("bucket", "object")).isEqualTo(TEXT);
    assertThat(rotated.getObjectAsString("bucket", "second")).isEqualTo(TEXT);
    assertThat(aws.metadata("/bucket/second"))
        .containsEntry("x-amz-meta-x-amz-matdesc", "{\"sealed-emr.key\":\"new\"}");
  }

  @ParameterizedTest
  @EnumSource
  void anObjectWhoseKeyIsGoneIsNotRead(Format format) {
    s3(format).putObject("bucket", "object", TEXT);
    aws.put("keys", secrets.with("new", "new"));

    assertThatThrownBy(() -> s3(format).getObjectAsString("bucket", "object"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Secret keys has no key \"old\", under which the object was encrypted");
  }

  @ParameterizedTest
  @EnumSource
  void anotherKeyOfTheSameIdDoesNotOpenAnObject(Format format) {
    s3(format).putObject("bucket", "object", TEXT);
    aws.put("keys", new Secrets().with("old", "old"));

    assertThatThrownBy(() -> s3(format).getObjectAsString("bucket", "object"))
        .hasStackTraceContaining(
            format == Format.V1 ? "Unable to decrypt symmetric key" : "AEADBadTagException");
  }

  @Test
  void aRefreshReadsTheNewCurrentKey() {
    EncryptionMaterialsProvider provider = provider();
    assertThat(provider.getEncryptionMaterials().getMaterialsDescription())
        .isEqualTo(Map.of("sealed-emr.key", "old"));
    aws.put("keys", secrets.with("new", "old", "new"));
    assertThat(provider.getEncryptionMaterials().getMaterialsDescription())
        .isEqualTo(Map.of("sealed-emr.key", "old"));

    provider.refresh();

    assertThat(provider.getEncryptionMaterials().getMaterialsDescription())
        .isEqualTo(Map.of("sealed-emr.key", "new"));
    assertThat(aws.calls()).hasSize(2);
  }

  @Test
  void whatEmrfsSaysOfANewObjectGetsTheCurrentKey() {
    EncryptionMaterialsProvider provider = provider();

    assertThat(
            provider
                .getEncryptionMaterials(Map.of("JobFlowId", "j-1", "S3Uri", "s3://bucket/object"))
                .getMaterialsDescription())
        .isEqualTo(Map.of("sealed-emr.key", "old"));
    assertThat(provider.getEncryptionMaterials(null).getMaterialsDescription())
        .isEqualTo(Map.of("sealed-emr.key", "old"));
  }

  @Test
  void aThrottledNodeTriesAgainAndThenAsksNoMore() {
    aws.failNext("ThrottlingException");
    aws.failNext("ThrottlingException");
    EncryptionMaterialsProvider provider = provider();

    assertThat(provider.getEncryptionMaterials()).isNotNull();
    assertThat(provider.getEncryptionMaterials()).isNotNull();
    assertThat(aws.calls()).hasSize(3);
  }

  @Test
  void aRefusedNodeSaysWhatItsRoleNeeds() {
    aws.failNext("AccessDeniedException");

    assertThatThrownBy(() -> provider().getEncryptionMaterials())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Secret keys in eu-west-2 cannot be read: AccessDeniedException (HTTP 400, request"
                + " 11111111-2222); the node's role needs secretsmanager:GetSecretValue on it, and"
                + " kms:Decrypt on its key")
        .hasNoCause();
  }

  private AmazonS3 s3(Format format) {
    return format == Format.V1
        ? EncryptingClients.v1(aws, provider())
        : EncryptingClients.v2(aws, provider());
  }

  private EncryptionMaterialsProvider provider() {
    return (EncryptionMaterialsProvider)
        NodeJar.OBJECTS.provider(
            Map.of("region", "eu-west-2", "secretId", "keys", "endpoint", aws.endpoint()));
  }
}
