package io.sealedemr.keys;

import static io.sealedemr.keys.Modes.ADMIN;
import static io.sealedemr.keys.Modes.ANALYSTS;
import static io.sealedemr.keys.Modes.AUDITOR;
import static io.sealedemr.keys.Modes.DEPLOYER;
import static io.sealedemr.keys.Modes.NODES;
import static io.sealedemr.keys.Modes.SCOPE;
import static io.sealedemr.keys.Modes.SERVICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.iam.AccessRequest;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.iam.Possibility;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class KeyPoliciesTest {

  private static final Map<String, String> NAMES =
      Map.of(
          ADMIN, "admin",
          DEPLOYER, "deployer",
          SERVICE, "service",
          NODES, "nodes",
          ANALYSTS, "analysts",
          AUDITOR, "auditor");

  /** What would let a principal read, write or hand on what a key protects. */
  private static final List<String> USE =
      List.of(
          "kms:CreateGrant",
          "kms:Decrypt",
          "kms:DeriveSharedSecret",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyPair",
          "kms:GenerateDataKeyPairWithoutPlaintext",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:GenerateMac",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
          "kms:ReplicateKey",
          "kms:Sign");

  static Stream<String> modes() {
    return Modes.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void eachPolicyIsExactlyTheReviewedOne(String mode) throws IOException {
    ObjectMapper json = new ObjectMapper();
    String golden = "/keys/" + mode + ".json";
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(golden), golden)) {
      String reviewed = new String(in.readAllBytes(), UTF_8);

      // The reviewed text is laid out for people; what is sent has no white space.
      assertThat(policy(mode).toJson()).isEqualTo(json.writeValueAsString(json.readTree(reviewed)));
    }
  }

  /** All that anyone can do, and so nobody but these and nothing but this. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          disk                         | admin: administers, describes; deployer: administers, decrypts via EC2, encrypts, grants to AWS resources, describes; nodes: decrypts directly, decrypts via S3, decrypts via EC2, decrypts via Secrets Manager, encrypts, describes; service: decrypts via EC2, encrypts, grants to AWS resources, describes
          disk-custom-provider         | admin: administers, describes; deployer: administers, decrypts via EC2, encrypts, grants to AWS resources, describes; service: decrypts via EC2, encrypts, grants to AWS resources, describes
          disk-existing-image          | admin: administers, describes; deployer: administers, describes; nodes: decrypts directly, decrypts via S3, decrypts via EC2, decrypts via Secrets Manager, encrypts, describes; service: decrypts via EC2, encrypts, grants to AWS resources, describes
          disk-luks-only               | admin: administers, describes; deployer: administers, describes; nodes: decrypts directly, decrypts via S3, decrypts via EC2, decrypts via Secrets Manager, encrypts, describes
          storage                      | admin: administers, describes; deployer: administers, decrypts via S3, encrypts, describes; nodes: decrypts via S3, encrypts, describes; service: decrypts via S3
          storage-client-side          | admin: administers, describes; deployer: administers, decrypts via S3, encrypts, describes; nodes: decrypts directly, decrypts via S3, decrypts via EC2, decrypts via Secrets Manager, encrypts, describes; service: decrypts via S3
          storage-emrfs-roles          | admin: administers, describes; analysts: decrypts directly, decrypts via S3, decrypts via EC2, decrypts via Secrets Manager, encrypts, describes; deployer: administers, decrypts via S3, encrypts, describes; nodes: decrypts directly, decrypts via S3, decrypts via EC2, decrypts via Secrets Manager, encrypts, describes; service: decrypts via S3
          storage-artifacts-only       | admin: administers, describes; deployer: administers, decrypts via S3, encrypts, describes; nodes: decrypts via S3, describes; service: decrypts via S3
          logs                         | admin: administers, describes; deployer: administers, describes; logs.eu-west-2.amazonaws.com: decrypts directly, encrypts, describes; nodes: encrypts; service: describes
          logs-bucket-only             | admin: administers, describes; deployer: administers, describes; nodes: encrypts; service: describes
          logs-read-and-delivered      | admin: administers, describes; auditor: decrypts via S3; delivery.logs.amazonaws.com: decrypts directly, encrypts, describes; deployer: administers, describes; nodes: encrypts; service: describes
          secrets                      | admin: administers, describes; deployer: administers, decrypts via Secrets Manager, encrypts, describes; nodes: decrypts via Secrets Manager
          secrets-cluster-certificates | admin: administers, describes; deployer: administers, decrypts via Secrets Manager, encrypts, describes
          wal                          | admin: administers, describes; deployer: administers, describes; emrwal.amazonaws.com: decrypts directly, encrypts; nodes: decrypts directly, decrypts via S3, decrypts via EC2, decrypts via Secrets Manager, encrypts
          """)
  void whoCanDoWhatIsExactlyThis(String mode, String expected) {
    String able =
        KeyAccess.of(policy(mode)).summary().entrySet().stream()
            .map(
                entry -> {
                  assertThat(entry.getValue().values())
                      .extracting(Possibility::kind)
                      .containsOnly(Possibility.Kind.POSSIBLE);
                  return NAMES.getOrDefault(entry.getKey(), entry.getKey())
                      + ": "
                      + entry.getValue().keySet().stream()
                          .map(Capability::text)
                          .collect(Collectors.joining(", "));
                })
            .sorted()
            .collect(Collectors.joining("; "));

    assertThat(able).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void anAdministratorWhoDoesNotDeployCannotUseTheKey(String mode) {
    KeyAccess access = KeyAccess.of(policy(mode));
    for (String use : USE) {
      for (String service : List.of("", "s3", "ec2", "secretsmanager")) {
        AccessRequest call = AccessRequest.of(ADMIN, use).with("kms:CallerAccount", "111122223333");
        assertThat(
                access
                    .decide(
                        service.isEmpty()
                            ? call
                            : call.with("kms:ViaService", service + ".eu-west-2.amazonaws.com"))
                    .allowed())
            .as(use)
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void onlyTheDeployerBothManagesAndUsesAndTheReasonIsKnown(String mode) {
    assertThat(KeyAccess.of(policy(mode)).conflicts())
        .allSatisfy(
            conflict ->
                assertThat(
                        Modes.of(mode)
                            .policies()
                            .separationException(conflict.principal(), Modes.of(mode).purpose()))
                    .isPresent());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void nobodyIsNamedByWildcardOrAccountAndNoActionIsAllOfKms(String mode) {
    for (Statement statement : policy(mode).statements()) {
      Principal principal = Objects.requireNonNull(statement.principal());
      assertThat(principal.names()).noneMatch(name -> name.contains("*") || name.endsWith(":root"));
      assertThat(statement.actions()).doesNotContain("kms:*", "*");
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whoeverHasARoleOfTheSameNameInAnotherAccountCannotUseTheKey(String mode) {
    KeyAccess access = KeyAccess.of(policy(mode));
    for (String own : List.of(ADMIN, DEPLOYER, SERVICE, NODES, ANALYSTS, AUDITOR)) {
      assertThat(access.capabilities(own.replace("111122223333", "444455556666"))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void noConditionIsAboutTheNetwork(String mode) {
    // EBS works with a role of its own, and launches fail where it must come from a network.
    assertThat(policy(mode).toJson())
        .doesNotContain("aws:SourceVpc", "aws:SourceVpce", "aws:SourceIp");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aServiceIsBoundToThisAccount(String mode) {
    assertThat(policy(mode).statements())
        .filteredOn(
            statement ->
                Objects.requireNonNull(statement.principal()).kind() == Principal.Kind.SERVICE)
        .allSatisfy(
            statement -> assertThat(statement.conditions().toString()).contains("111122223333"));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void eachStatementHasAReasonAndASource(String mode) {
    Modes.Mode one = Modes.of(mode);
    assertThat(one.policies().use(one.purpose()))
        .isNotEmpty()
        .allSatisfy(
            derived -> {
              assertThat(derived.why()).isNotBlank().doesNotEndWith(".");
              assertThat(derived.source()).contains("Guide, \"");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "storage, arn:aws:s3:::data-bucket/x, s3.eu-west-2.amazonaws.com, true",
    "storage, arn:aws:s3:::data-bucket, s3.eu-west-2.amazonaws.com, true",
    "storage, arn:aws:s3:::data-bucket-2/x, s3.eu-west-2.amazonaws.com, false",
    "storage, arn:aws:s3:::log-bucket/x, s3.eu-west-2.amazonaws.com, false",
    "storage, arn:aws:s3:::data-bucket/x, s3.us-east-1.amazonaws.com, false",
    "storage, arn:aws:s3:::data-bucket/x, ec2.eu-west-2.amazonaws.com, false",
    "storage, arn:aws:s3:::artifact-bucket/tls/x.zip, s3.eu-west-2.amazonaws.com, true",
    "logs, arn:aws:s3:::log-bucket/x, s3.eu-west-2.amazonaws.com, false"
  })
  void nodesDecryptObjectsOfTheseBucketsOnly(
      String mode, String arn, String service, boolean allowed) {
    assertThat(
            KeyAccess.of(policy(mode))
                .decide(
                    AccessRequest.of(NODES, "kms:Decrypt")
                        .with("kms:ViaService", service)
                        .with("kms:CallerAccount", "111122223333")
                        .with("kms:EncryptionContext:aws:s3:arn", arn))
                .allowed())
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "secrets, SecretARN, arn:aws:secretsmanager:eu-west-2:111122223333:secret:emr-dev/tls-AbCdEf, true",
    "secrets, SecretARN, arn:aws:secretsmanager:eu-west-2:111122223333:secret:emr-dev/tls-2-AbCdEf, false",
    "secrets, SecretARN, RequestToValidateKeyAccess, false",
    "wal, aws:emrwal:walname, 111122223333-emrdev-cluster-wal, true",
    "wal, aws:emrwal:walname, 111122223333-emrdev2-cluster-wal, false",
    "wal, aws:emrwal:walname, 444455556666-emrdev-cluster-wal, false"
  })
  void nodesDecryptWhatIsTheirsByItsContextOnly(
      String mode, String key, String value, boolean allowed) {
    assertThat(
            KeyAccess.of(policy(mode))
                .decide(
                    AccessRequest.of(NODES, "kms:Decrypt")
                        .with("kms:ViaService", "secretsmanager.eu-west-2.amazonaws.com")
                        .with("kms:CallerAccount", "111122223333")
                        .with("kms:EncryptionContext:" + key, value))
                .allowed())
        .isEqualTo(allowed);
  }

  @Test
  void onlyNeededKeysAreNeeded() {
    KeyUses usual = KeyUses.usual(List.of("data-bucket"), "artifact-bucket", "log-bucket");
    assertThat(usual.purposes())
        .containsExactly(KeyPurpose.DISK, KeyPurpose.STORAGE, KeyPurpose.LOGS);
    KeyUses without =
        new KeyUses(
            new KeyUses.Disks(false, false, false),
            usual.storage(),
            usual.logs(),
            Optional.of(new KeyUses.Secrets(List.of("a"), false)),
            Optional.of(new KeyUses.WriteAheadLog(Optional.empty())));
    assertThat(without.purposes())
        .containsExactly(KeyPurpose.STORAGE, KeyPurpose.LOGS, KeyPurpose.SECRETS, KeyPurpose.WAL);
    KeyPolicies policies = new KeyPolicies(Modes.users(List.of(), List.of()), usual);
    assertThatThrownBy(() -> policies.policy(KeyPurpose.WAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nothing uses a key for wal");
  }

  @Test
  void theOwnerOfAnotherKeyIsToldTheUseAndNoAdministration() {
    KeyPolicies policies = Modes.of("storage-emrfs-roles").policies();

    assertThat(policies.override(List.of("other-bucket"), false))
        .extracting(derived -> derived.statement().sid())
        .containsExactly("DataViaS3", "Validation");
    assertThat(policies.override(List.of(), true))
        .extracting(derived -> derived.statement().sid())
        .containsExactly("DataDirect", "Validation");
    assertThat(policies.override(List.of("other-bucket"), false))
        .allSatisfy(
            derived ->
                assertThat(Objects.requireNonNull(derived.statement().principal()).names())
                    .containsExactly(NODES, ANALYSTS));
    assertThat(policies.use(KeyPurpose.STORAGE))
        .noneMatch(derived -> derived.statement().sid().equals("KeyAdministration"));
  }

  @Test
  void refusesAllFaultsAtOnce() {
    assertThatThrownBy(
            () ->
                new KeyUsers(
                    SCOPE,
                    List.of("arn:aws:iam::111122223333:root"),
                    "arn:aws:sts::111122223333:assumed-role/deployer/session",
                    "arn:aws:iam::444455556666:role/emr-service",
                    "arn:aws:iam::111122223333:role/*",
                    List.of("analysts"),
                    List.of("*")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            administrators: "arn:aws:sts::111122223333:assumed-role/deployer/session", which runs \
            Pulumi, is not among them; AWS KMS refuses a key policy that locks out its writer
            administrators: found "arn:aws:iam::111122223333:root", allowed: the ARN of a role or \
            user in account 111122223333
            deployer: found "arn:aws:sts::111122223333:assumed-role/deployer/session", allowed: \
            the ARN of a role or user in account 111122223333
            serviceRole: found "arn:aws:iam::444455556666:role/emr-service", allowed: the ARN of a \
            role or user in account 111122223333
            instanceRole: found "arn:aws:iam::111122223333:role/*", allowed: the ARN of a role or \
            user in account 111122223333
            dataRoles: found "analysts", allowed: the ARN of a role or user in account \
            111122223333
            logReaders: found "*", allowed: the ARN of a role or user in account 111122223333""");
  }

  @Test
  void refusesUsesThatAreNone() {
    assertThatThrownBy(() -> new KeyUses.Secrets(List.of(), false))
        .hasMessage("secrets: found none, allowed: one or more");
    assertThatThrownBy(() -> new KeyUses.WriteAheadLog(Optional.of("emr-dev")))
        .hasMessage("workspace: found \"emr-dev\", allowed: letters and digits");
  }

  private static PolicyDocument policy(String mode) {
    Modes.Mode one = Modes.of(mode);
    return one.policies().policy(one.purpose());
  }
}
