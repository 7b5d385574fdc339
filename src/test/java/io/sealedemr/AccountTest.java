package io.sealedemr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.MockedRun.Registered;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stack of an account, in the whole program without an engine. */
class AccountTest {

  private static final String KEY =
      "arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String EMR =
      "emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration";
  private static final String DEFAULT = "ebs/encryptionByDefault:EncryptionByDefault";
  private static final String DEFAULT_KEY = "ebs/defaultKmsKey:DefaultKmsKey";
  private static final String SNAPSHOTS = "ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess";

  @Test
  void everyGuardIsSetUnlessTheSettingsLeaveItOut() {
    MockedRun run = account("{}");

    assertThat(run.result().errors()).isEmpty();
    assertThat(run.resources())
        .extracting(Registered::title)
        .containsExactlyInAnyOrder(EMR + " account", DEFAULT + " account", SNAPSHOTS + " account");
    assertThat(run.resource(EMR, "account").inputs())
        .as("no port is open")
        .isEqualTo(Map.of("blockPublicSecurityGroupRules", true));
    assertThat(run.resource(DEFAULT, "account").input("enabled")).isEqualTo(true);
    assertThat(run.resource(SNAPSHOTS, "account").input("state")).isEqualTo("block-all-sharing");
  }

  @Test
  void theDefaultKeyIsSetBeforeEncryptionIsOn() {
    MockedRun run = account("{\"ebsKey\":\"" + KEY + "\"}");

    assertThat(run.resource(DEFAULT_KEY, "account").input("keyArn")).isEqualTo(KEY);
    assertThat(run.resource(DEFAULT, "account").dependencies())
        .containsExactly(DEFAULT_KEY + " account");
  }

  @Test
  void guardsStayWhenTheStackGoes() {
    assertThat(account("{\"ebsKey\":\"" + KEY + "\"}").resources())
        .hasSize(4)
        .allMatch(guard -> guard.request().getRetainOnDelete());
  }

  @Test
  void whatIsLeftOutIsNotTouched() {
    MockedRun run =
        account(
            """
            {"blockPublicAccess": false, "ebsEncryptionByDefault": false,
             "snapshotBlockPublicAccess": "block-new-sharing"}
            """);

    assertThat(run.resources())
        .extracting(Registered::title)
        .containsExactly(SNAPSHOTS + " account");
    assertThat(run.resource(SNAPSHOTS, "account").input("state")).isEqualTo("block-new-sharing");
    assertThat(
            account(
                    """
                    {"blockPublicAccess": false, "ebsEncryptionByDefault": false,
                     "snapshotBlockPublicAccess": "none"}
                    """)
                .resources())
        .isEmpty();
  }

  @Test
  void anAccountBesideAClusterIsRefused() {
    Map<String, String> config = StackConfigs.with("sealed-emr:account", "{}");
    config.keySet().removeIf(key -> key.contains("Password") || key.contains("tls"));

    MockedRun run = MockedRun.preview(config);

    assertThat(run.result().exitCode()).isEqualTo(32);
    assertThat(run.result().errors())
        .containsExactly(
            """
            The configuration of stack dev has 2 faults:
              sealed-emr:ami: found beside sealed-emr:account; allowed: in the stack of a cluster, since \
            only one stack may own the account's settings
              sealed-emr:cluster: found beside sealed-emr:account; allowed: in the stack of a cluster, \
            since only one stack may own the account's settings""");
    assertThat(run.resources()).isEmpty();
  }

  @Test
  void allFaultsOfAnAccountAreToldAtOnce() {
    MockedRun run =
        MockedRun.preview(
            Map.of(
                "sealed-emr:account",
                """
                {"blockPublicAcces": true, "ebsEncryptionByDefault": false, "ebsKey": "%s",
                 "snapshotBlockPublicAccess": "all"}
                """
                    .formatted(KEY),
                "aws:region",
                "eu-west-2"));

    assertThat(run.result().errors())
        .containsExactly(
            """
            The configuration of stack dev has 3 faults:
              sealed-emr:account.blockPublicAcces: unknown key; did you mean \
            sealed-emr:account.blockPublicAccess?
              sealed-emr:account.snapshotBlockPublicAccess: found "all"; allowed: block-all-sharing, \
            block-new-sharing, none
              sealed-emr:account.ebsKey: found it beside ebsEncryptionByDefault false; allowed: it beside \
            ebsEncryptionByDefault true only""");
    assertThat(run.resources()).isEmpty();
  }

  @Test
  void anAccountNeedsARegionAndAKeyOfIt() {
    assertThat(MockedRun.preview(Map.of("sealed-emr:account", "{}")).result().errors())
        .containsExactly(
            "The configuration of stack dev has 1 fault:\n"
                + "  aws:region: missing; allowed: an AWS region outside China, such as eu-west-2");
    assertThat(
            account("{\"ebsKey\":\"" + KEY.replace("eu-west-2", "us-east-1") + "\"}")
                .result()
                .errors())
        .containsExactly(
            "The configuration of stack dev has 1 fault:\n"
                + "  sealed-emr:account.ebsKey: found \""
                + KEY.replace("eu-west-2", "us-east-1")
                + "\"; allowed: the ARN of a KMS key (no alias) in the cluster's region, as "
                + KEY);
  }

  @Test
  void theSandboxKnowsEveryGuard() throws Exception {
    JsonNode known =
        new ObjectMapper()
            .readTree(Path.of("../sandbox/aws/tokens.json").toFile())
            .required("resources");

    assertThat(account("{\"ebsKey\":\"" + KEY + "\"}").resources())
        .hasSize(4)
        .allSatisfy(guard -> assertThat(known.has(guard.type())).as(guard.type()).isTrue());
  }

  private static MockedRun account(String settings) {
    return MockedRun.preview(Map.of("sealed-emr:account", settings, "aws:region", "eu-west-2"));
  }
}
