package io.sealedemr.policies;

import static io.sealedemr.policies.Baselines.alias;
import static io.sealedemr.policies.Baselines.below;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A known edge decides although the value is unknown; an unknown value without one is open. */
class EdgesTest {

  private static final String[] DEFAULT = {"rules", "0", "applyServerSideEncryptionByDefault"};

  private static final Map<String, Boolean> UNKNOWN = Map.of("unknown", true);

  @Test
  void theEdgeToASecurityConfigurationOfTheStackDecides() {
    StackFixture stack = StackFixture.secure().set(UNKNOWN, "cluster", "securityConfiguration");

    assertThat(stack.judge().violations()).isEmpty();
    assertThat(undetermined(stack, "security-configuration-foreign")).isEmpty();
  }

  @Test
  void anUnknownSecurityConfigurationWithoutAnEdgeIsOpen() {
    StackFixture stack =
        StackFixture.secure()
            .set(UNKNOWN, "cluster", "securityConfiguration")
            .cut("cluster", "securityConfiguration");

    assertThat(undetermined(stack, "security-configuration-foreign"))
        .containsExactly(urn("emr/cluster:Cluster", "cluster") + " .securityConfiguration");
  }

  @Test
  void anImageWithoutAnEdgeIsOpen() {
    StackFixture stack = StackFixture.secure().cut("cluster", "customAmiId");

    assertThat(undetermined(stack, "image-foreign"))
        .containsExactly(urn("emr/cluster:Cluster", "cluster") + " .customAmiId");
    assertThat(undetermined(stack, "custom-image-missing"))
        .containsExactly(urn("emr/cluster:Cluster", "cluster") + " .customAmiId");
  }

  @Test
  void anAliasWhoseTargetIsUnknownWithoutAnEdgeIsOpen() {
    StackFixture stack = StackFixture.secure().cut("disk-alias", "targetKeyId");

    assertThat(undetermined(stack, "key-alias-foreign"))
        .containsExactly(urn("kms/alias:Alias", "disk-alias") + " .targetKeyId");
  }

  @Test
  void aKeyPolicyOfAnUnknownKeyWithoutAnEdgeLeavesItOpenWhetherAKeyHasOne() {
    StackFixture stack = StackFixture.secure().cut("disk-key-policy", "keyId");

    assertThat(undetermined(stack, "key-without-policy"))
        .containsExactly(urn("kms/key:Key", "disk-key") + " .keyId");
  }

  @Test
  void aPolicyOfTheKeyThatComesFromAnotherResourceIsOpen() {
    StackFixture stack =
        StackFixture.secure().drop("disk-key-policy").edge("disk-key", "policy", "instance-role");

    assertThat(undetermined(stack, "key-without-policy"))
        .containsExactly(urn("kms/key:Key", "disk-key") + " .policy");
  }

  @Test
  void theEdgeFromALogLocationToABucketDecidesThatItIsUsed() {
    StackFixture stack =
        StackFixture.secure()
            .set(UNKNOWN, "cluster", "logUri")
            .edge("cluster", "logUri", "logs-bucket")
            .set("AES256", "logs-encryption", below(DEFAULT, "sseAlgorithm"));

    assertThat(stack.judge().violations())
        .extracting(StackFixture.Finding::rule, StackFixture.Finding::on)
        .containsExactly(tuple("bucket-without-kms", "logs-encryption"));
  }

  @Test
  void anUnknownLogLocationWithoutAnEdgeLeavesABadBucketOpen() {
    StackFixture stack =
        StackFixture.secure()
            .set(UNKNOWN, "cluster", "logUri")
            .set("AES256", "logs-encryption", below(DEFAULT, "sseAlgorithm"));

    assertThat(undetermined(stack, "bucket-without-kms"))
        .containsExactly(
            urn(
                    "s3/bucketServerSideEncryptionConfigurationV2:"
                        + "BucketServerSideEncryptionConfigurationV2",
                    "logs-encryption")
                + " .logUri");
  }

  @Test
  void anUnknownDocumentWithAnEdgeToAKeyIsOpenForEveryRuleAboutIt() {
    StackFixture stack =
        StackFixture.secure()
            .set(UNKNOWN, "security", "configuration")
            .edge("security", "configuration", "disk-key");

    StackFixture.Verdict verdict = stack.judge();

    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.undetermined())
        .extracting(StackFixture.Finding::rule)
        .contains(
            "at-rest-encryption-off",
            "s3-data-without-kms",
            "local-disks-unencrypted",
            "in-transit-encryption-off",
            "certificate-provider-missing",
            "instance-metadata-v1-allowed",
            "unknown-security-configuration-key",
            "aws-managed-key",
            "kerberos-configuration-missing");
  }

  @Test
  void aKeyByItsAliasIsFoundThroughAliasAndKeyPolicyOfTheStack() {
    StackFixture stack =
        StackFixture.secure().set(alias("disk"), "security", below(Baselines.S3, "AwsKmsKey"));

    assertThat(stack.judge().violations())
        .as("the disk key's policy lets the role call directly, so through S3 too")
        .isEmpty();
  }

  @Test
  void aForeignPlaceIsFoundBesideAnEdgeOfTheSamePropertyToABucketOfTheStack() {
    StackFixture stack =
        StackFixture.secure()
            .edge("cluster", "bootstrapActions", "artifacts-bucket")
            .set(
                List.of(
                    Map.of("name", "ours", "path", "s3://sealed-artifacts/x.sh"),
                    Map.of("name", "theirs", "path", "s3://foreign-bucket/x.sh")),
                "cluster",
                "bootstrapActions");

    assertThat(stack.judge().violations())
        .extracting(StackFixture.Finding::rule, StackFixture.Finding::text)
        .containsExactly(
            tuple(
                "bucket-foreign",
                ".bootstrapActions.1.path: \"s3://foreign-bucket/x.sh\", wanted a bucket of this"
                    + " stack."));
  }

  private static List<String> undetermined(StackFixture stack, String rule) {
    StackFixture.Verdict verdict = stack.judge();
    assertThat(verdict.violations()).isEmpty();
    return verdict.undetermined().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(StackFixture.Finding::text)
        .toList();
  }

  private static String urn(String type, String name) {
    return "urn:pulumi:test::test::aws:" + type + "::" + name;
  }
}
