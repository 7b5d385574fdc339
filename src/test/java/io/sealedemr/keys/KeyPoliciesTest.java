package io.sealedemr.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.iam.AwsScope;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KeyPoliciesTest {

  private static final AwsScope SCOPE = new AwsScope("aws", "111122223333", "eu-west-2");
  private static final String ADMIN = "arn:aws:iam::111122223333:role/kms-admin";
  private static final String DEPLOYER = "arn:aws:iam::111122223333:role/deployer";
  private static final String SERVICE = "arn:aws:iam::111122223333:role/emr-service";
  private static final String NODES = "arn:aws:iam::111122223333:role/emr-ec2";

  private static final KeyUsers USERS =
      new KeyUsers(
          SCOPE,
          List.of(ADMIN, DEPLOYER),
          DEPLOYER,
          SERVICE,
          NODES,
          List.of("data-bucket"),
          "artifact-bucket",
          "log-bucket",
          List.of("/emr/flow"));

  private static final KeyPolicies POLICIES = new KeyPolicies(USERS);

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

  private static final List<String> OWNERSHIP =
      List.of("kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DisableKey");

  @ParameterizedTest
  @EnumSource(KeyPurpose.class)
  void eachPolicyIsExactlyTheReviewedOne(KeyPurpose purpose) throws IOException {
    ObjectMapper json = new ObjectMapper();
    String golden = "/keys/" + purpose.text() + ".json";
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(golden), golden)) {
      String reviewed = new String(in.readAllBytes(), UTF_8);

      // The reviewed text is laid out for people; what is sent has no white space.
      assertThat(POLICIES.policy(purpose).toJson())
          .isEqualTo(json.writeValueAsString(json.readTree(reviewed)));
    }
  }

  @ParameterizedTest
  @EnumSource(KeyPurpose.class)
  void nobodyIsNamedByWildcardAndNoActionIsAllOfKms(KeyPurpose purpose) {
    for (Statement statement : POLICIES.policy(purpose).statements()) {
      Principal principal = Objects.requireNonNull(statement.principal());
      assertThat(principal.names()).noneMatch(name -> name.contains("*") || name.endsWith(":root"));
      assertThat(statement.actions()).doesNotContain("kms:*", "*");
    }
  }

  @ParameterizedTest
  @EnumSource(KeyPurpose.class)
  void anAdministratorWhoDoesNotDeployCannotUseTheKey(KeyPurpose purpose) {
    assertThat(statementsFor(ADMIN, purpose)).isNotEmpty();
    assertThat(statementsFor(ADMIN, purpose))
        .allSatisfy(statement -> USE.forEach(use -> assertThat(grants(statement, use)).isFalse()));
  }

  @ParameterizedTest
  @EnumSource(KeyPurpose.class)
  void rolesOfTheClusterCannotManageTheKey(KeyPurpose purpose) {
    for (String role : List.of(SERVICE, NODES)) {
      assertThat(statementsFor(role, purpose))
          .allSatisfy(
              statement ->
                  OWNERSHIP.forEach(verb -> assertThat(grants(statement, verb)).isFalse()));
    }
  }

  @ParameterizedTest
  @EnumSource(KeyPurpose.class)
  void grantsAreForAwsResourcesOnly(KeyPurpose purpose) {
    assertThat(POLICIES.policy(purpose).statements())
        .filteredOn(statement -> grants(statement, "kms:CreateGrant"))
        .allSatisfy(
            statement ->
                assertThat(statement.conditions().get("Bool"))
                    .containsEntry("kms:GrantIsForAWSResource", List.of("true")));
  }

  @Test
  void onlyTheDiskKeyHasGrants() {
    assertThat(POLICIES.policy(KeyPurpose.DISK).statements())
        .anyMatch(statement -> grants(statement, "kms:CreateGrant"));
    assertThat(POLICIES.policy(KeyPurpose.STORAGE).statements())
        .noneMatch(statement -> grants(statement, "kms:CreateGrant"));
    assertThat(POLICIES.policy(KeyPurpose.LOGS).statements())
        .noneMatch(statement -> grants(statement, "kms:CreateGrant"));
  }

  @Test
  void nodesAskForTheirDiskKeyWithoutAServiceInBetween() {
    assertThat(statementsFor(NODES, KeyPurpose.DISK))
        .filteredOn(statement -> grants(statement, "kms:GenerateDataKey"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.conditions().get("StringEquals"))
                    .containsOnlyKeys("kms:CallerAccount"));
  }

  @ParameterizedTest
  @EnumSource(KeyPurpose.class)
  void noConditionIsAboutTheNetwork(KeyPurpose purpose) {
    // EBS works with a role of its own, and launches fail where it must come from a network.
    assertThat(POLICIES.policy(purpose).toJson())
        .doesNotContain("aws:SourceVpc", "aws:SourceVpce", "aws:SourceIp");
  }

  @Test
  void withoutLogGroupsTheirServiceIsNotNamed() {
    KeyUsers users =
        new KeyUsers(
            SCOPE,
            List.of(DEPLOYER),
            DEPLOYER,
            SERVICE,
            NODES,
            List.of("data-bucket"),
            "artifact-bucket",
            "log-bucket",
            List.of());

    assertThat(new KeyPolicies(users).policy(KeyPurpose.LOGS).toJson())
        .doesNotContain("logs.eu-west-2.amazonaws.com");
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
                    List.of(),
                    "artifact-bucket",
                    "log-bucket",
                    List.of()))
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
            dataBuckets: found none, allowed: one or more""");
  }

  private static List<Statement> statementsFor(String arn, KeyPurpose purpose) {
    return POLICIES.policy(purpose).statements().stream()
        .filter(
            statement ->
                Stream.ofNullable(statement.principal())
                    .anyMatch(principal -> principal.names().contains(arn)))
        .toList();
  }

  /** Whether a statement's actions, wildcards included, cover an action. */
  private static boolean grants(Statement statement, String action) {
    return statement.actions().stream()
        .anyMatch(pattern -> action.matches(pattern.replace("*", ".*")));
  }
}
