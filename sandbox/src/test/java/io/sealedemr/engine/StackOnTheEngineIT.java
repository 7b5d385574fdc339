package io.sealedemr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.emulator.Emulator;
import io.sealedemr.sandbox.evidence.Evidence;
import io.sealedemr.sandbox.stack.OtherWays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of the dev stack, as its users run it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackOnTheEngineIT extends OnTheEngine {

  @Test
  @Order(1)
  void comesUpEncrypted() {
    Launcher.Ran ran = sealed().run("up", "dev", "--sandbox");

    assertThat(ran.exit()).as(ran.text()).isZero();
    assertThat(sealed().findings("dev")).isEmpty();
    assertThat(ran.text())
        .contains("What is encrypted by what, read back from the AWS API:")
        .contains("ok   root volume")
        .contains("encrypted under alias/emr-dev-disk")
        .contains("ok   local disks, EBS volumes")
        .contains("AwsKms with EBS encryption, under alias/emr-dev-disk")
        .contains("SSE-KMS under alias/emr-dev-storage")
        .contains("TLS, certificates from s3://emr-dev-artifacts-123456789012-eu-west-2/tls/")
        .contains("Kerberos, realm ")
        .contains("under alias/emr-dev-logs")
        .contains("IMDSv2 only")
        .contains("rotated every 365 days")
        .doesNotContain("  NOT  ");
  }

  @Test
  @Order(2)
  void aSecondUpChangesNothing() {
    Launcher.Ran ran = sealed().run("up", "dev", "--sandbox");

    assertThat(ran.exit()).as(ran.text()).isZero();
    assertThat(sealed().changes("dev")).as(ran.text()).containsOnlyKeys("same");
  }

  @Test
  @Order(3)
  void aRefreshFindsNoDrift() {
    OtherWays.use(
        sealed().layout(),
        System.getenv(),
        Progress.SILENT,
        cli -> {
          Path project = cli.project();
          for (String operation : List.of("refresh", "preview")) {
            List<String> words =
                new ArrayList<>(List.of(operation, "--stack", "dev", "--expect-no-changes"));
            if (operation.equals("refresh")) {
              words.add("--yes");
            }
            Command.Result ran = cli.pulumi(project, Map.of(), words.toArray(String[]::new));
            assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
          }
          return project;
        });
  }

  @Test
  @Order(4)
  void noSecretIsFoundInStateLogsOrOutputs() {
    // The values are known only now: what the stack was brought up with.
    SecretSearch.Found found =
        OtherWays.use(
            sealed().layout(),
            System.getenv(),
            Progress.SILENT,
            cli -> SecretSearch.in(cli, sealed().layout().state()));

    assertThat(found.needles()).as("what was looked for").hasSizeGreaterThan(5);
    assertThat(found.searched()).as("files that were looked through").hasSizeGreaterThan(5);
    assertThat(found.places()).isEmpty();
  }

  @Test
  @Order(5)
  void destroyLeavesNothingBehind() {
    copy(sealed().layout().state().resolve("dev"), kept());

    Launcher.Ran ran = sealed().run("destroy", "dev", "--sandbox");

    assertThat(ran.exit()).as(ran.text()).isZero();
    URI endpoint = new Emulator(sealed().layout()).running().orElseThrow().endpoint();
    try (Evidence evidence = Evidence.at(endpoint, "eu-west-2")) {
      assertThat(evidence.remains()).isEmpty();
    }
    assertThat(sealed().layout().state().resolve("dev")).doesNotExist();
    assertThat(sealed().run("destroy", "dev", "--sandbox").text())
        .isEqualTo("Nothing to destroy: the sandbox has no stack \"dev\".\n");
  }

  @Test
  @Order(6)
  void aRestartedEmulatorMakesTheNextRunStartClean() {
    // The stack as it was when it was up, beside an emulator that knows nothing of it.
    copy(kept(), sealed().layout().state().resolve("dev"));
    assertThat(sealed().run("sandbox", "stop").text()).contains("The emulator is stopped.");

    Launcher.Ran ran = sealed().run("preview", "dev", "--sandbox");

    assertThat(ran.exit()).as(ran.text()).isZero();
    assertThat(ran.text())
        .contains("The emulator was restarted and has forgotten the stack: starting clean.");
    assertThat(sealed().changes("dev")).containsOnlyKeys("create");
  }

  private Path kept() {
    return folder().resolve("kept");
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
