package io.sealedemr.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.stack.StackFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitTest {

  @TempDir Path root;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(root.resolve("stacks/modes"));
  }

  private Layout layout() {
    return Layout.of(root, Map.of());
  }

  private Path file() {
    return root.resolve("stacks/Pulumi.qa.yaml");
  }

  private int sealed(String... args) {
    return Sealed.run(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        layout(),
        Map.of(),
        false,
        false,
        args);
  }

  @Test
  void theFileIsWrittenAndTheNextStepsAreTold() {
    assertThat(sealed("init", "qa", "--region", "eu-central-1", "--account", "123456789012"))
        .isZero();
    assertThat(file())
        .content()
        .isEqualTo(
            """
            # yaml-language-server: $schema=schema.json
            # Each setting: ./sealed explain NAME, or docs/settings.md.
            #
            # A small cluster that ends itself when idle, with keys of its own. `pulumi destroy` leaves nothing behind.
            #
            # Before the first preview:
            #   ./sealed tls create qa         makes the nodes' certificate and puts it here, encrypted
            #   ./sealed kerberos create qa    makes the password of the cluster's KDC and puts it here, encrypted
            #   pulumi config set -s qa --path sealed-emr:ami.sourceId ami-...
            config:
              aws:region: eu-central-1
              aws:allowedAccountIds:
                - "123456789012"
              sealed-emr:cluster:
                releaseLabel: emr-7.9.0
                applications: [Hadoop, Spark]
                core:
                  count: 1
                autoTerminationSeconds: 3600
            """);
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            Wrote stacks/Pulumi.qa.yaml, profile dev.
            On this machine, without an account:
              ./sealed up qa --sandbox
            In an account:
              pulumi stack init qa
              ./sealed tls create qa
              ./sealed kerberos create qa
              pulumi config set -s qa --path sealed-emr:ami.sourceId ami-...
              ./sealed preview qa
            """);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void eachProfileIsValid(Profile profile) throws Exception {
    assertThat(sealed("init", "qa", "--region", "us-east-1", "--profile", profile.text())).isZero();
    assertThat(file()).content().doesNotContain("${");
    assertThat(StackFile.settings(layout(), "qa").region()).isEqualTo("us-east-1");
  }

  @Test
  void theProfileForProductionTellsOfItsKeys() {
    assertThat(sealed("init", "qa", "--region", "us-east-1", "--profile", "prod")).isZero();
    assertThat(out.toString(UTF_8))
        .contains(
            "  put the ARNs of your keys into it: ./sealed explain key disk qa shows what each must"
                + " allow\n");
  }

  @Test
  void whatIsThereIsOnlyReplacedByForce() throws IOException {
    Files.writeString(file(), "mine");

    assertThat(sealed("init", "qa", "--region", "us-east-1")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("sealed: stacks/Pulumi.qa.yaml is there already; --force replaces it\n");
    assertThat(file()).content().isEqualTo("mine");
    assertThat(sealed("init", "qa", "--region", "us-east-1", "--force")).isZero();
    assertThat(file()).content().contains("us-east-1");
  }

  @Test
  void whatTheProgramWouldRefuseIsNotWritten() {
    assertThat(sealed("init", "qa", "--region", "Frankfurt", "--release", "emr-7")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            sealed: nothing was written. The configuration of stack qa has 2 faults:
              aws:region: found "Frankfurt"; allowed: an AWS region outside China, such as eu-west-2
              sealed-emr:cluster.releaseLabel: found "emr-7"; allowed: an exact label, such as emr-7.9.0
            """);
    assertThat(file()).doesNotExist();
  }

  @Test
  void theRegionIsNotGuessed() {
    assertThat(sealed("init", "qa")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("sealed: --region is missing: an AWS region outside China, such as eu-west-2\n");
  }

  @Test
  void wrongNamesProfilesAndAccountsAreTold() throws IOException {
    Files.writeString(root.resolve("stacks/modes/Pulumi.cse.yaml"), "config: {}");

    assertThat(sealed("init", "../qa", "--region", "us-east-1")).isEqualTo(2);
    assertThat(sealed("init", "cse", "--region", "us-east-1")).isEqualTo(2);
    assertThat(sealed("init", "qa", "--region", "us-east-1", "--profile", "test")).isEqualTo(2);
    assertThat(sealed("init", "qa", "--region", "us-east-1", "--account", "1")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            sealed: no name for an environment: "../qa"; allowed: lower-case letters, digits and hyphens
            sealed: "cse" is the name of an example in stacks/modes
            sealed: no profile "test": allowed are dev, staging, prod, minimal
            sealed: --account: found "1"; allowed: the 12 digits of an account
            """);
    assertThat(file()).doesNotExist();
  }
}
