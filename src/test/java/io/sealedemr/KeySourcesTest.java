package io.sealedemr;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.MockedRun.OtherStack;
import io.sealedemr.MockedRun.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where keys come from, in the whole program without an engine. */
class KeySourcesTest {

  @Test
  void keysOfAnotherStackAreKnownAtTheFirstPreviewAndNotManaged() {
    MockedRun run =
        MockedRun.preview(keys("{\"stack\":\"" + OtherStack.NAME + "\",\"reference\":\"key\"}"));

    assertThat(run.result().errors()).isEmpty();
    assertThat(run.resources()).noneMatch(resource -> resource.type().startsWith("aws:kms/"));
    assertThat(
            (String)
                run.resource("emr/securityConfiguration:SecurityConfiguration", "cluster")
                    .input("configuration"))
        .contains("\"AwsKmsKey\":\"" + OtherStack.KEY + "\"")
        .doesNotContain("alias/");
    assertThat(run.resource("emr/cluster:Cluster", "cluster").input("logEncryptionKmsKeyId"))
        .isEqualTo(OtherStack.KEY);
    assertThat(run.resource("ec2/amiCopy:AmiCopy", "nodes").input("kmsKeyId"))
        .isEqualTo(OtherStack.KEY);
  }

  @Test
  void oneKeyMayComeFromAnotherStackAndTheRestBeMade() {
    MockedRun run =
        MockedRun.preview(
            keys(
                """
                {"stack": "acme/keys/prod", "disk": {"multiRegion": true},
                 "logs": {"multiRegion": false}}
                """));

    assertThat(run.resources("kms/key:Key"))
        .extracting(Registered::name)
        .containsExactlyInAnyOrder("disk", "logs");
    assertThat(run.resource("kms/key:Key", "disk").input("multiRegion")).isEqualTo(true);
    assertThat(run.resource("kms/key:Key", "logs").input("multiRegion"))
        .isEqualTo(MockedRun.ABSENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gone         | is not there; if it is new there, bring that stack up first",
        "secretKeyArn | is a secret",
        "all          | is no text",
        "aliasArn     | is \"arn:aws:kms:eu-west-2:111122223333:alias/disk\"",
        "farKeyArn    | is \"arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab\"",
      })
  void anOutputThatIsNoKeyStopsTheProgramBeforeAnyResource(String output, String fault) {
    MockedRun run =
        MockedRun.preview(
            keys("{\"stack\":\"acme/keys/prod\",\"disk\":{\"output\":\"%s\"}}".formatted(output)));

    assertThat(run.result().exitCode()).isEqualTo(32);
    assertThat(run.result().errors())
        .containsExactly(
            "sealed-emr:keys.disk.output: the output \""
                + output
                + "\" of stack acme/keys/prod "
                + fault
                + "; allowed: the ARN of a KMS key (no alias) in the cluster's region, as"
                + " arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");
    assertThat(run.resources()).isEmpty();
  }

  @Test
  void allOutputsThatAreMissingAreToldAtOnce() {
    MockedRun run =
        MockedRun.preview(
            keys(
                """
                {"stack": "acme/keys/prod", "disk": {"output": "a"}, "logs": {"output": "b"}}
                """));

    assertThat(run.result().errors()).singleElement().asString().contains("\"a\"", "\"b\"");
    assertThat(run.resources()).isEmpty();
  }

  @Test
  void anotherStackThatIsNotThereEndsTheRun() {
    MockedRun run = MockedRun.preview(keys("{\"stack\":\"acme/keys/none\"}"));

    assertThat(run.result().exitCode()).isEqualTo(32);
    assertThat(run.result().errors().toString()).contains("acme/keys/none");
    assertThat(run.resources()).isEmpty();
  }

  @Test
  void aKeyThatNothingUsesIsNotMade() {
    assertThat(MockedRun.preview(StackConfigs.least()).resources("kms/key:Key"))
        .extracting(Registered::name)
        .containsExactlyInAnyOrder("disk", "storage", "logs");
  }

  @Test
  void logReadersAreInTheLogsKeyOnly() {
    String reader = "arn:aws:iam::111122223333:role/auditor";
    MockedRun run = MockedRun.preview(keys("{\"logReaders\":[\"" + reader + "\"]}"));

    for (String key : List.of("disk", "storage", "logs")) {
      String policy = (String) run.resource("kms/keyPolicy:KeyPolicy", key).input("policy");
      assertThat(policy.contains(reader)).as(key).isEqualTo(key.equals("logs"));
    }
  }

  private static Map<String, String> keys(String json) {
    return StackConfigs.with("sealed-emr:keys", json);
  }
}
