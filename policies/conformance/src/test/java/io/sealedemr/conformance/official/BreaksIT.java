package io.sealedemr.conformance.official;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.conformance.official.OfficialRunner.Outcome;
import io.sealedemr.conformance.official.OfficialRunner.Outcomes;
import io.sealedemr.policy.PackSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack that misbehaves in a single thing does not pass. */
class BreaksIT {

  private static OfficialRunner runner;

  @TempDir Path folder;

  @BeforeAll
  static void get() {
    runner = OfficialRunner.get();
  }

  private static Outcome failed(Outcomes outcomes) {
    assertThat(outcomes.cases()).as(outcomes.toString()).hasSize(1);
    assertThat(outcomes.cases().get(0).passed()).as(outcomes.toString()).isFalse();
    assertThat(outcomes.exit()).as(outcomes.toString()).isEqualTo(1);
    return outcomes.cases().get(0);
  }

  private Outcome failed(String pack, Class<? extends PackSource> source) throws IOException {
    PackFolders packs = new PackFolders("broken-packs");
    packs.add(pack, source, PackFolders.OF_TESTS);
    return failed(runner.run(packs.home(), OfficialRunner.BRIDGE, "policy-" + pack));
  }

  /** A plugin that is no pack of this SDK, which can't be made to break the protocol. */
  private Path bareAnalyzer(String fault) throws IOException {
    Path plugin = folder.resolve("plugin");
    Files.writeString(
        plugin,
        """
        #!/bin/sh
        exec "%s" -cp "lib/*" %s %s
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                BareAnalyzer.class.getName(),
                fault));
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
    return plugin;
  }

  private Outcome failed(String pack, String test, String fault) throws IOException {
    PackFolders packs = new PackFolders("broken-packs");
    packs.add(pack, RemediatePack.class, PackFolders.OF_TESTS);
    return failed(runner.run(packs.home(), bareAnalyzer(fault), test));
  }

  @Test
  void anotherMessage() throws IOException {
    assertThat(failed("dryrun", BrokenPacks.OtherMessage.class).messages())
        .first()
        .asString()
        .contains("This is another error");
  }

  @Test
  void anotherLevel() throws IOException {
    assertThat(failed("dryrun", BrokenPacks.OtherLevel.class).messages())
        .first()
        .asString()
        .contains("An error is expected but got nil");
  }

  @Test
  void aPackThatDoesNotStartForAnotherReason() throws IOException {
    PackFolders packs = new PackFolders("broken-packs");
    packs.add("invalid", InvalidPack.class);
    Files.delete(packs.home().resolve("invalid/lib/pulumi-policy.jar"));

    Outcomes outcomes = runner.run(packs.home(), OfficialRunner.BRIDGE, "policy-invalid");

    // The runner is content, so what the analyzers said has to be looked at.
    assertThat(outcomes.cases()).as(outcomes.toString()).hasSize(1).allMatch(Outcome::passed);
    assertThat(outcomes.cases().get(0).refusals())
        .isNotEmpty()
        .noneMatch(text -> text.contains("reserved name"));
  }

  @Test
  void aLineOnStandardOutputWhileItJudges() throws IOException {
    assertThat(failed("dryrun", BrokenPacks.ChattyOut.class).messages())
        .containsExactly(
            "An analyzer printed to standard error: \"I am judging\\n\"",
            "An analyzer printed to standard error: \"I am judging\\n\"");
  }

  @Test
  void aLineOnStandardErrorWhileItJudges() throws IOException {
    assertThat(failed("dryrun", BrokenPacks.ChattyErr.class).messages())
        .contains("An analyzer printed to standard error: \"I am judging\\n\"");
  }

  @Test
  void aLineOnStandardOutputAfterThePort() throws IOException {
    assertThat(failed("dryrun", "policy-dryrun", "chatter").messages())
        .contains("An analyzer printed to standard output, after its port: \"I am judging\\n\"");
  }

  @Test
  void aRepairAlthoughDisabled() throws IOException {
    assertThat(failed("remediate", "own-remediate-levels", "always-repair").messages())
        .first()
        .asString()
        .contains("expected no remediation at level disabled");
  }

  @Test
  void anAnalyzerThatHangs() throws IOException {
    PackFolders packs = new PackFolders("broken-packs");
    packs.add("remediate", RemediatePack.class, PackFolders.OF_TESTS);

    Outcome outcome =
        failed(
            runner.run(
                List.of(
                    "-packs",
                    packs.home().toString(),
                    "-plugin",
                    bareAnalyzer("hang").toString(),
                    "-limit",
                    "5s",
                    "policy-remediate")));

    assertThat(outcome.messages()).contains("The case took longer than 5s.");
  }

  @Test
  void aCaseThatDoesNotExist() throws IOException {
    PackFolders packs = new PackFolders("broken-packs");

    Outcome outcome = failed(runner.run(packs.home(), OfficialRunner.BRIDGE, "policy-imaginary"));

    assertThat(outcome.name()).isEqualTo("policy-imaginary");
    assertThat(outcome.messages()).hasSize(1);
    assertThat(outcome.messages().get(0))
        .startsWith("There is no such case. There are: policy-analyze-stack, policy-config, ");
  }

  @Test
  void aPackThatIsMissing() throws IOException {
    PackFolders packs = new PackFolders("broken-packs");

    Outcome outcome = failed(runner.run(packs.home(), OfficialRunner.BRIDGE, "policy-invalid"));

    assertThat(outcome.messages()).contains("No analyzer was started.");
  }

  @Test
  void aWrongCallNamesAllFaults() {
    Outcomes outcomes =
        runner.run(List.of("-packs", "absent", "-plugin", "nowhere", "-limit", "0"));

    assertThat(outcomes.exit()).isEqualTo(2);
    assertThat(outcomes.log())
        .isEqualTo(
            """
            -packs: "absent" is not a folder.
            -plugin: "nowhere" is not an executable file.
            -limit: 0s is not more than 0.
            """);
  }
}
