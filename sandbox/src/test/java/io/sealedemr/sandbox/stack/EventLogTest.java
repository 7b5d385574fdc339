package io.sealedemr.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

  // As pulumi 3.259.0 writes it, shortened.
  private static final String MANDATORY =
      """
      {"sequence":1,"policyEvent":{"resourceUrn":"urn:pulumi:dev::sealed-emr::aws:kms/key:Key::disk::old","message":"<{%reset%}>rotation is off<{%reset%}>\\n","policyName":"key-rotation-off","enforcementLevel":"mandatory"}}
      """;

  private static final String FAULT =
      """
      {"sequence":1,"diagnosticEvent":{"severity":"error","message":"<{%reset%}>The configuration of stack dev has 1 fault:\\n  aws:region: missing<{%reset%}>\\n"}}
      {"sequence":2,"diagnosticEvent":{"severity":"info","message":"something else"}}
      """;

  private static final String SUMMARY =
      """
      {"sequence":2,"summaryEvent":{"resourceChanges":{"create":3,"same":2}}}
      """;

  @TempDir Path folder;

  @Test
  void readsFindingsAndChanges() throws IOException {
    Path log = Files.writeString(folder.resolve("events.json"), MANDATORY + SUMMARY);

    LastRun run = EventLog.read(log);

    assertThat(run.findings())
        .containsExactly(
            new EventLog.Finding(
                "key-rotation-off",
                "mandatory",
                "urn:pulumi:dev::sealed-emr::aws:kms/key:Key::disk::old",
                "rotation is off"));
    assertThat(run.changes()).isEqualTo(Map.of("create", 3, "same", 2));
  }

  @Test
  void theDigestIsKeptAndTheLogIsDeleted() throws IOException {
    Path log = Files.writeString(folder.resolve("events.json"), MANDATORY + SUMMARY);

    LastRun run = LastRun.digest(log, folder);

    assertThat(log).doesNotExist();
    assertThat(LastRun.read(folder)).isEqualTo(run);
    assertThat(run.findings()).hasSize(1);
  }

  @Test
  void anEngineThatWroteNothingFoundNothing() {
    assertThat(EventLog.read(folder.resolve("none")))
        .isEqualTo(new LastRun(List.of(), List.of(), Map.of()));
  }

  @Test
  void theExitCodeTellsRejectionFromFailure() throws IOException {
    List<EventLog.Finding> rejected =
        EventLog.read(Files.writeString(folder.resolve("events.json"), MANDATORY)).findings();

    assertThat(outcome(0, List.of(), List.of()).exitCode()).isZero();
    assertThat(outcome(255, rejected, List.of("preview failed")).exitCode()).isEqualTo(1);
    assertThat(outcome(255, List.of(), List.of("preview failed")).exitCode()).isEqualTo(4);
  }

  @Test
  void faultsOfTheSettingsHaveAnExitCodeOfTheirOwn() throws IOException {
    Path log = Files.writeString(folder.resolve("events.json"), FAULT);

    assertThat(EventLog.read(log).errors())
        .containsExactly("The configuration of stack dev has 1 fault:\n  aws:region: missing");
    assertThat(outcome(255, List.of(), EventLog.read(log).errors()).exitCode()).isEqualTo(2);
  }

  private static Outcome outcome(int exit, List<EventLog.Finding> findings, List<String> errors) {
    return new Outcome(exit, new LastRun(findings, errors, Map.of()), Duration.ZERO, Duration.ZERO);
  }
}
