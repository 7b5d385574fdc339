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

  // Of a changed release and, with it, a cluster whose old one ends.
  private static final String REPLACING =
      """
      {"sequence":3,"resourcePreEvent":{"metadata":{"op":"create-replacement","urn":"urn:pulumi:dev::sealed-emr::sealed:Cluster$aws:emr/cluster:Cluster::cluster","type":"aws:emr/cluster:Cluster","old":{"inputs":{"releaseLabel":"emr-7.9.0"}},"new":{"inputs":{"releaseLabel":"emr-7.10.0"}},"keys":["applications","releaseLabel"],"diffs":["applications","releaseLabel"],"detailedDiff":{"releaseLabel":{"diffKind":"update-replace","inputDiff":false}},"provider":"p"},"planning":true}}
      {"sequence":4,"resourcePreEvent":{"metadata":{"op":"replace","urn":"urn:pulumi:dev::sealed-emr::sealed:Cluster$aws:emr/cluster:Cluster::cluster","type":"aws:emr/cluster:Cluster","keys":["applications","releaseLabel"]},"planning":true}}
      {"sequence":5,"resourcePreEvent":{"metadata":{"op":"replace","urn":"urn:pulumi:dev::sealed-emr::aws:kms/key:Key::disk","type":"aws:kms/key:Key","detailedDiff":{"multiRegion":{"diffKind":"update-replace"},"tags.a":{"diffKind":"update"}}},"planning":true}}
      {"sequence":6,"resourcePreEvent":{"metadata":{"op":"create-replacement","urn":"urn:pulumi:dev::sealed-emr::aws:emr/securityConfiguration:SecurityConfiguration::security","type":"aws:emr/securityConfiguration:SecurityConfiguration"},"planning":true}}
      {"sequence":7,"resourcePreEvent":{"metadata":{"op":"update","urn":"urn:pulumi:dev::sealed-emr::aws:s3/bucketV2:BucketV2::data","type":"aws:s3/bucketV2:BucketV2","keys":["tags"]},"planning":true}}
      {"sequence":8,"resourcePreEvent":{"metadata":{"op":"delete-replaced","urn":"urn:pulumi:dev::sealed-emr::sealed:Cluster$aws:emr/cluster:Cluster::cluster","type":"aws:emr/cluster:Cluster"},"planning":true}}
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
  void whatIsReplacedIsReadOnceEach() throws IOException {
    Path log = Files.writeString(folder.resolve("events.json"), REPLACING);

    assertThat(EventLog.read(log).replacements())
        .containsExactly(
            new Replacement(
                "urn:pulumi:dev::sealed-emr::sealed:Cluster$aws:emr/cluster:Cluster::cluster",
                "aws:emr/cluster:Cluster",
                List.of("applications", "releaseLabel")),
            new Replacement(
                "urn:pulumi:dev::sealed-emr::aws:kms/key:Key::disk",
                "aws:kms/key:Key",
                List.of("multiRegion")),
            new Replacement(
                "urn:pulumi:dev::sealed-emr::aws:emr/securityConfiguration:SecurityConfiguration::security",
                "aws:emr/securityConfiguration:SecurityConfiguration",
                List.of()));
  }

  @Test
  void whatIsReplacedIsToldWithReasonAndLoss() throws IOException {
    Path log = Files.writeString(folder.resolve("events.json"), REPLACING);

    assertThat(Replacement.told(LastRun.digest(log, folder).replacements()))
        .isEqualTo(
            """
            This replaces:
              cluster   Cluster, because applications, releaseLabel change; data on HDFS and local disks is lost, steps and sessions end
              disk      Key, because multiRegion changes; what is encrypted under the old key can't be read once that key is deleted
              security  SecurityConfiguration
            """);
    assertThat(LastRun.read(folder).replacements()).hasSize(3);
    assertThat(Replacement.told(List.of())).isEmpty();
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
        .isEqualTo(new LastRun(List.of(), List.of(), Map.of(), List.of()));
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
    return new Outcome(
        exit, new LastRun(findings, errors, Map.of(), List.of()), Duration.ZERO, Duration.ZERO);
  }
}
