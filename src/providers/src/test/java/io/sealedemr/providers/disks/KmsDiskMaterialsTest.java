package io.sealedemr.providers.disks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.elasticmapreduce.spi.security.EncryptionContext;
import com.amazonaws.services.elasticmapreduce.spi.security.EncryptionMaterials;
import com.amazonaws.services.elasticmapreduce.spi.security.EncryptionMaterialsProvider;
import io.sealedemr.providers.node.LoopbackAws;
import io.sealedemr.providers.node.NodeJar;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The jar as a node loads it, with KMS on the loopback interface. */
@Timeout(60)
final class KmsDiskMaterialsTest {

  private static final EncryptionContext LOCAL_DISK = new EncryptionContext("LOCAL_DISK");
  private static final String KEY = "arn:aws:kms:eu-west-2:111122223333:key/a";

  private final LoopbackAws aws = new LoopbackAws();

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void aDisksKeyIsGotAgainByItsDescription() {
    EncryptionMaterials made = provider("AES", "one").getEncryptionMaterials(LOCAL_DISK);
    EncryptionMaterials opened =
        provider("AES", "one").getEncryptionMaterials(made.getMaterialsDescription());

    assertThat(made.getSymmetricKey().getEncoded()).hasSize(32);
    assertThat(opened.getSymmetricKey()).isEqualTo(made.getSymmetricKey());
    assertThat(opened.getMaterialsDescription()).isEqualTo(made.getMaterialsDescription());
    assertThat(made.getMaterialsDescription()).containsOnlyKeys("sealed-emr.wrapped-key");
  }

  @Test
  void theDescriptionDoesNotHoldTheKey() {
    EncryptionMaterials made = provider("AES", "one").getEncryptionMaterials(LOCAL_DISK);

    assertThat(made.getMaterialsDescription().toString())
        .doesNotContain(Base64.getEncoder().encodeToString(made.getSymmetricKey().getEncoded()));
  }

  @Test
  void eachDiskHasAKeyOfItsOwn() {
    EncryptionMaterialsProvider provider = provider("AES", "one");

    assertThat(provider.getEncryptionMaterials(LOCAL_DISK).getSymmetricKey())
        .isNotEqualTo(provider.getEncryptionMaterials(LOCAL_DISK).getSymmetricKey());
  }

  @Test
  void theKeyHasTheNameThatTheReleaseWants() {
    assertThat(
            provider("AES/GCM/NoPadding", "one")
                .getEncryptionMaterials(LOCAL_DISK)
                .getSymmetricKey()
                .getAlgorithm())
        .isEqualTo("AES/GCM/NoPadding");
    assertThat(
            provider("AES", "one")
                .getEncryptionMaterials(LOCAL_DISK)
                .getSymmetricKey()
                .getAlgorithm())
        .isEqualTo("AES");
  }

  @Test
  void anotherClusterDoesNotOpenIt() {
    Map<String, String> description =
        provider("AES", "one").getEncryptionMaterials(LOCAL_DISK).getMaterialsDescription();

    assertThatThrownBy(() -> provider("AES", "two").getEncryptionMaterials(description))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "KMS key "
                + KEY
                + " does not open the key of a disk: InvalidCiphertextException (HTTP 400, request"
                + " 11111111-2222); the node's role needs kms:GenerateDataKey and kms:Decrypt on"
                + " it in the encryption context {")
        .hasMessageContaining("sealed-emr:purpose=local-disk")
        .hasMessageContaining("sealed-emr:cluster=two")
        .hasNoCause();
  }

  @Test
  void anotherPurposeIsRefused() {
    assertThatThrownBy(
            () -> provider("AES", "one").getEncryptionMaterials(new EncryptionContext("S3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("found context \"S3\", allowed: LOCAL_DISK");
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void aDescriptionOfAnotherProviderIsRefused() {
    Map<String, String> notBase64 = new HashMap<>(Map.of("sealed-emr.wrapped-key", "?"));
    for (Map<String, String> description : List.of(Map.of("other", "x"), notBase64)) {
      assertThatThrownBy(() -> provider("AES", "one").getEncryptionMaterials(description))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the description has no sealed-emr.wrapped-key in Base64: it is not of this"
                  + " provider");
    }
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void aThrottledNodeTriesAgain() {
    aws.failNext("ThrottlingException");
    aws.failNext("ThrottlingException");

    assertThat(provider("AES", "one").getEncryptionMaterials(LOCAL_DISK)).isNotNull();
    assertThat(aws.calls()).hasSize(3).containsOnly("TrentService.GenerateDataKey");
  }

  @Test
  void aRefusedNodeSaysWhatItsRoleNeeds() {
    aws.failNext("AccessDeniedException");

    assertThatThrownBy(() -> provider("AES", "one").getEncryptionMaterials(LOCAL_DISK))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "KMS key "
                + KEY
                + " makes no key for a disk: AccessDeniedException (HTTP 400, request"
                + " 11111111-2222); the node's role needs kms:GenerateDataKey")
        .hasNoCause();
    assertThat(aws.calls()).hasSize(1);
  }

  private EncryptionMaterialsProvider provider(String algorithm, String cluster) {
    return (EncryptionMaterialsProvider)
        NodeJar.DISKS.provider(
            Map.of(
                "region", "eu-west-2",
                "keyArn", KEY,
                "cluster", cluster,
                "algorithm", algorithm,
                "endpoint", aws.endpoint()));
  }
}
