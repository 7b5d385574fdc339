package io.sealedemr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTest {

  @TempDir Path machine;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int sealed(String... args) {
    Map<String, String> environment =
        Map.of(
            "HOME",
            machine.toString(),
            "PATH",
            "",
            Layout.STATE,
            machine.resolve("state").toString());
    return Sealed.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Layout.of(Checkout.ROOT, environment),
        environment,
        false,
        false,
        args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void helpShowsCommandsExamplesAndExitCodes() {
    assertThat(sealed("--help")).isZero();
    assertThat(out())
        .contains("Usage: sealed")
        .contains("./sealed up dev --sandbox")
        .contains("Exit codes: 0 clean, 1 findings, 2 wrong use or settings, 4 engine")
        .doesNotContain("\033[");
  }

  @Test
  void nothingTypedShowsTheHelpAndCountsAsWrongUse() {
    assertThat(sealed()).isEqualTo(2);
    assertThat(out()).contains("Usage: sealed");
  }

  @Test
  void anUnknownEnvironmentIsToldWithTheKnownOnes() {
    assertThat(sealed("up", "prdo", "--sandbox")).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "sealed: no environment \"prdo\": allowed are account, dev, minimal, prod, staging (a file stacks/Pulumi.NAME.yaml"
                + " each), and the examples in stacks/modes\n");
  }

  @Test
  void anUnknownVariantIsToldWithTheWayToTheList() {
    assertThat(sealed("preview", "dev", "--sandbox", "--variant", "s3")).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "sealed: no variant \"s3\": ./sealed preview dev --sandbox --variant list shows all\n");
  }

  @Test
  void aVariantNeverGoesToARealAccount() {
    assertThat(sealed("preview", "dev", "--variant", "s3-sse-s3")).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            "sealed: --variant only goes with --sandbox: an insecure stack is no business of a real account\n");
  }

  @Test
  void theListOfVariantsNeedsNothing() {
    assertThat(sealed("preview", "dev", "--sandbox", "--variant", "list")).isZero();
    assertThat(out()).contains("s3-sse-s3");
  }

  @Test
  void aRealAccountNeedsTheOfficialTools() {
    assertThat(sealed("up", "dev")).isEqualTo(4);
    assertThat(err())
        .isEqualTo(
            "sealed: No official pulumi of a fitting version on PATH: a real account is only touched with the"
                + " official tools. Install it, or add --sandbox.\n");
  }

  @Test
  void destroyingWhatIsNotThereIsFine() {
    assertThat(sealed("destroy", "dev", "--sandbox")).isZero();
    assertThat(out()).isEqualTo("Nothing to destroy: the sandbox has no stack \"dev\".\n");
  }

  @Test
  void theEmulatorsStateIsTold() {
    assertThat(sealed("sandbox", "status")).isZero();
    assertThat(sealed("sandbox", "stop")).isZero();
    assertThat(out()).isEqualTo("The emulator does not run.\nThe emulator did not run.\n");
  }

  @Test
  void theCoverageOfAnEnvironmentNeedsNeitherSecretsNorTools() {
    assertThat(sealed("coverage", "dev")).isZero();
    assertThat(out())
        .startsWith("Encryption of dev: emr-7.9.0, Hadoop, Spark\n")
        .contains("0 in clear.", "hadoop-rpc", "EBS encryption under alias/emr-dev-disk");
  }

  @Test
  void theCoverageIsWrittenInTheFormatAndToTheFileThatIsAskedFor() throws IOException {
    Path file = machine.resolve("coverage.html");

    assertThat(sealed("coverage", "prod", "--format", "html", "--output", file.toString()))
        .isZero();
    assertThat(out()).isEmpty();
    assertThat(file).content().startsWith("<!DOCTYPE html>").contains("Encryption of prod");
  }

  @Test
  void anOutputThatCannotBeWrittenIsWrongUse() {
    assertThat(sealed("coverage", "dev", "--output", machine + "/no/such/folder")).isEqualTo(2);
    assertThat(err())
        .startsWith("sealed: --output " + machine + "/no/such/folder cannot be written");
  }

  @Test
  void theHelpOfCoverageHasExamples() {
    assertThat(sealed("coverage", "--help")).isZero();
    assertThat(out()).contains("./sealed coverage prod --format html --output coverage.html");
  }
}
