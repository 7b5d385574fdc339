package io.sealedemr.policy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import io.sealedemr.policy.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyNotApplicable;

/** The bridge and the host as one process, as the engine meets them. */
class PackProcessTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SAMPLE = SamplePack.class.getName();

  private static EngineSimulator shared;

  @BeforeAll
  static void begin() throws Exception {
    shared = preview();
  }

  @AfterAll
  static void end() throws Exception {
    shared.end();
  }

  private static EngineSimulator start(Map<String, String> options, Map<String, String> environment)
      throws IOException {
    return EngineSimulator.start(PackagedPack.bridge(), PackFolder.FOLDER, options, environment);
  }

  private static EngineSimulator preview(Map<String, String> environment)
      throws IOException, InterruptedException {
    EngineSimulator engine = PackFolder.start(SamplePack.class, environment);
    engine.beginPreview();
    return engine;
  }

  private static EngineSimulator preview() throws IOException, InterruptedException {
    return preview(Map.of());
  }

  private static TestResource resource(String type, Map<String, ?> properties) {
    return TestResource.of(type, "r", properties);
  }

  private static List<String> messages(AnalyzeResponse answer) {
    return answer.getDiagnosticsList().stream().map(d -> firstLine(d.getMessage())).toList();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static Map<String, EnforcementLevel> levels(AnalyzeResponse answer) {
    return answer.getDiagnosticsList().stream()
        .collect(
            Collectors.toMap(
                d -> firstLine(d.getMessage()), AnalyzeDiagnostic::getEnforcementLevel));
  }

  @Test
  void aWholePreviewPrintsThePortAndNothingElseAndEndsAtCancel() throws Exception {
    try (EngineSimulator engine = preview()) {
      assertThat(engine.pluginVersion()).isEqualTo("1.2.3");
      assertThat(engine.remediate(resource("not-sealed", Map.of())).getRemediationsList())
          .isEmpty();
      AnalyzeResponse answer = engine.analyze(resource("not-sealed", Map.of("sealed", false)));
      assertThat(answer.getDiagnosticsList())
          .extracting(
              AnalyzeDiagnostic::getPolicyName,
              AnalyzeDiagnostic::getPolicyPackName,
              AnalyzeDiagnostic::getEnforcementLevel,
              AnalyzeDiagnostic::getMessage)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "not-sealed",
                  "sample",
                  EnforcementLevel.MANDATORY,
                  "[not-sealed] .sealed: false, wanted true.\nWhy: It matters.\nFix: Mend it."));
      assertThat(answer.getNotApplicableList())
          .contains(
              PolicyNotApplicable.newBuilder()
                  .setPolicyName("chatty")
                  .setReason("Policy only applies to resources of type 'chatty'")
                  .build());
      assertThat(messages(engine.analyzeStack(List.of())))
          .containsExactly("[no-resource] There is no resource of the wanted type.");
      assertThat(engine.analyzeStack(List.of(resource("wanted", Map.of()))).getDiagnosticsList())
          .isEmpty();
      engine.end();
      // The line that the pack's static initializer prints to what it takes for standard output.
      assertThat(engine.errors()).containsExactly("65000");
    }
  }

  @Test
  void chatterOfAPolicyIsKeptFromStandardOutput() throws Exception {
    try (EngineSimulator engine = preview()) {
      assertThat(messages(engine.analyze(resource("chatty", Map.of()))))
          .containsExactly("[chatty] Said a lot.");
      engine.end();
      assertThat(engine.errors())
          .containsExactly("65000", "to standard output", "to standard error");
    }
  }

  @Test
  void whatAPolicyThrowsIsAViolationBesideItsOthers() throws Exception {
    Map<String, EnforcementLevel> levels =
        levels(shared.analyze(resource("throwing", Map.of("password", "open"))));
    assertThat(levels.values()).containsOnly(EnforcementLevel.MANDATORY);
    assertThat(levels.keySet())
        .extracting(PackProcessTest::withoutLine)
        .containsExactlyInAnyOrder(
            "[throwing] Found before the failure.",
            "[throwing] could not be judged: java.lang.IllegalStateException: read \"open\" (at"
                + " SamplePack.java:…).");
    assertThat(messages(shared.analyze(resource("overflowing", Map.of()))))
        .extracting(PackProcessTest::withoutLine)
        .containsExactly(
            "[overflowing] could not be judged: its calls are nested too deep"
                + " (StackOverflowError) (at SamplePack.java:…).");
  }

  @Test
  void whatAPolicyCallsNotApplicableIsSaidInItsWords() {
    assertThat(
            Said.notApplicable(shared.analyze(resource("idle", Map.of())).getNotApplicableList()))
        .containsEntry("idle", "There is nothing to do.");
  }

  @Test
  void noSecretLeavesThroughAFailure() throws Exception {
    try (EngineSimulator engine = preview()) {
      assertThat(
              messages(
                  engine.analyze(resource("leaking", Map.of("password", Value.secret("hush"))))))
          .extracting(PackProcessTest::withoutLine)
          .containsExactly(
              "[leaking] could not be judged: java.lang.NumberFormatException: (text withheld:"
                  + " there are secret values) (at SamplePack.java:…).");
      engine.end();
      assertThat(engine.errors()).containsExactly("65000");
    }
  }

  /** Where a policy broke is a line in its source, which changes with any line above it. */
  private static String withoutLine(String message) {
    return message.replaceAll("\\.java:[0-9]+\\)", ".java:…)");
  }

  @Test
  void hole35APolicyThatRunsAwayIsLeftBehindWithAViolation() throws Exception {
    try (EngineSimulator engine = preview(Map.of("PULUMI_POLICY_TIME_LIMIT", "1"))) {
      assertThat(messages(engine.analyze(resource("runaway", Map.of("text", "a".repeat(60))))))
          .containsExactly("[runaway] could not be judged: the policy took more than 1 s.");
      assertThat(messages(engine.analyze(resource("not-sealed", Map.of())))).hasSize(1);
      engine.end();
    }
  }

  @Test
  void deepTreesAreJudgedAndDeeperOnesRefusedWithAReason() throws Exception {
    TestResource resource = resource("deep", Map.of());
    assertThat(shared.analyze(resource, nested(200, "good")).getDiagnosticsList()).isEmpty();
    assertThat(messages(shared.analyze(resource, nested(200, "bad"))))
        .containsExactly("[deep] The bottom is bad.");
    assertThat(messages(withDeepCalls(() -> shared.analyze(resource, nested(10_000, "good")))))
        .containsExactly(
            "[deep] could not be judged: expected a map at ., found a value nested more than 500"
                + " levels deep.");
    TestResource other = resource("other", Map.of());
    assertThat(
            withDeepCalls(() -> shared.analyze(other, nested(10_000, "good"))).getDiagnosticsList())
        .isEmpty();
  }

  /** Writing such a tree takes deep calls too. */
  private static AnalyzeResponse withDeepCalls(Callable<AnalyzeResponse> call) throws Exception {
    FutureTask<AnalyzeResponse> task = new FutureTask<>(call);
    new Thread(null, task, "deep", 512L << 20).start();
    return task.get();
  }

  private static Struct nested(int levels, String bottom) {
    com.google.protobuf.Value value =
        com.google.protobuf.Value.newBuilder().setStringValue(bottom).build();
    value =
        com.google.protobuf.Value.newBuilder()
            .setStructValue(Struct.newBuilder().putFields("k", value))
            .build();
    for (int i = 1; i < levels; i++) {
      value =
          com.google.protobuf.Value.newBuilder()
              .setStructValue(Struct.newBuilder().putFields("k", value))
              .build();
    }
    return Struct.newBuilder().putFields("p", value).build();
  }

  @Test
  void takesBigProperties() throws Exception {
    assertThat(messages(shared.analyze(resource("not-sealed", Map.of("big", "x".repeat(6 << 20))))))
        .hasSize(1);
  }

  @Test
  void takesMoreThanAHundredMebibytes() throws Exception {
    Map<String, String> memory = Map.of("PULUMI_POLICY_JAVA_OPTIONS", "-Xmx1g");
    String big = "x".repeat(101 << 20);
    try (EngineSimulator engine = preview(memory)) {
      assertThat(messages(engine.analyze(resource("not-sealed", Map.of("big", big)))))
          .containsExactly("[not-sealed] .sealed: not set, wanted true.");
      engine.end();
    }
  }

  @Test
  void refusesWhatDoesNotFitIntoItsMemoryAndGoesOn() throws Exception {
    Map<String, String> memory = Map.of("PULUMI_POLICY_JAVA_OPTIONS", "-Xmx64m");
    try (EngineSimulator engine = preview(memory)) {
      TestResource big = resource("not-sealed", Map.of("big", "x".repeat(20 << 20)));
      assertThatThrownBy(() -> engine.analyze(big))
          .hasMessageMatching(
              "RESOURCE_EXHAUSTED: The engine's request does not fit into the policy pack's memory"
                  + " \\(6[0-9] MiB\\)\\. Set PULUMI_POLICY_JAVA_OPTIONS=-Xmx… to more\\.");
      assertThat(messages(engine.analyze(resource("not-sealed", Map.of())))).hasSize(1);
      engine.end();
    }
  }

  @Test
  void endsACallInFlightAtCancel() throws Exception {
    try (EngineSimulator engine = preview()) {
      FutureTask<AnalyzeResponse> running =
          new FutureTask<>(
              () -> engine.analyze(resource("runaway", Map.of("text", "a".repeat(60)))));
      new Thread(running, "call in flight").start();
      assertThatThrownBy(() -> running.get(1, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      engine.end();
      assertThatThrownBy(() -> running.get(1, TimeUnit.SECONDS))
          .hasRootCauseMessage("CANCELLED: The policy pack is shutting down.");
    }
  }

  @Test
  void endsWhenTheEngineDies() throws Exception {
    List<String> throughShell =
        List.of("/bin/sh", "-c", "\"$0\" \"$@\"; true", PackagedPack.bridge().get(0));
    try (EngineSimulator engine =
        EngineSimulator.start(throughShell, PackFolder.FOLDER, Map.of("pack", SAMPLE), Map.of())) {
      engine.beginPreview();
      ProcessHandle java = engine.process().children().findFirst().orElseThrow();
      engine.process().destroyForcibly();
      assertThat(java.onExit().get(SOON.toSeconds(), TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void anArchiveThatDoesNotFitIsNotUsedAndNotMentioned() throws Exception {
    Files.createSymbolicLink(PackFolder.FOLDER.resolve("other"), Path.of("lib"));
    Files.writeString(PackFolder.FOLDER.resolve("other.jsa"), "no archive");
    try (EngineSimulator engine =
        start(Map.of("pack", TidyPack.class.getName(), "classpath", "other"), Map.of())) {
      engine.beginPreview();
      engine.end();
      assertThat(engine.errors()).isEmpty();
    }
  }

  @Test
  void whatKeepsAPackFromStartingIsOneLine() throws Exception {
    assertThat(refusal(Map.of("pack", "no.such.Pack"), Map.of()))
        .isEqualTo(
            "The policy pack can't start: there is no class no.such.Pack on its class path.");
    assertThat(refusal(Map.of("pack", "java.lang.String"), Map.of()))
        .isEqualTo(
            "The policy pack can't start: java.lang.String is no"
                + " io.sealedemr.policy.PackSource.");
    assertThat(refusal(Map.of("pack", SamplePack.Broken.class.getName()), Map.of()))
        .isEqualTo(
            "The policy pack can't start: io.sealedemr.policy.test.SamplePack$Broken failed:"
                + " java.lang.IllegalStateException: no way");
    assertThat(refusal(Map.of("pack", SAMPLE), Map.of("PULUMI_POLICY_STRICT", "yes")))
        .isEqualTo("PULUMI_POLICY_STRICT is \"yes\", allowed are 1, 0, true, false.");
    assertThat(refusal(Map.of("pack", SAMPLE), Map.of("PULUMI_POLICY_TIME_LIMIT", "0")))
        .isEqualTo(
            "PULUMI_POLICY_TIME_LIMIT is \"0\", allowed is a number of seconds from 1 to 99999.");
  }

  @Test
  void theBridgeRefusesInOneLine() throws Exception {
    assertThat(refusal(Map.of(), Map.of()))
        .isEqualTo(
            "The policy pack can't start: META-INF/services/io.sealedemr.policy.PackSource declares no"
                + " class; name one there, or as runtime option \"pack\" in PulumiPolicy.yaml.");
    assertThat(refusal(Map.of("pack", SAMPLE, "clas", "x"), Map.of()))
        .isEqualTo(
            "PulumiPolicy.yaml: unknown runtime option \"clas=x\"; there are pack, classpath and"
                + " build.");
    Map<String, String> notBuilt = new LinkedHashMap<>();
    notBuilt.put("pack", SAMPLE);
    notBuilt.put("classpath", "target/lib");
    assertThat(refusal(notBuilt, Map.of()))
        .isEqualTo(
            "The policy pack in "
                + PackFolder.FOLDER.toRealPath()
                + " is not built yet (no jars in target/lib).");
    notBuilt.put("build", "make it");
    assertThat(refusal(notBuilt, Map.of()))
        .isEqualTo(
            "The policy pack in "
                + PackFolder.FOLDER.toRealPath()
                + " is not built yet (no jars in target/lib). Run: make it");
  }

  @Test
  void theBridgeRefusesAMissingOrOldJava(@TempDir Path home) throws Exception {
    Map<String, String> options = Map.of("pack", SAMPLE);
    Map<String, String> javaHome = Map.of("JAVA_HOME", home.toString());
    assertThat(refusal(options, javaHome))
        .isEqualTo(
            "JAVA_HOME is "
                + home
                + ", which has no bin/java; policy packs need Java 17 or newer.");

    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    assertThat(refusal(options, javaHome))
        .isEqualTo(
            java + " is Java 1.8.0_402; policy packs need Java 17 or newer. Set JAVA_HOME to one.");

    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\n");
    assertThat(refusal(options, javaHome))
        .isEqualTo(
            java + " is Java 11.0.2; policy packs need Java 17 or newer. Set JAVA_HOME to one.");
  }

  /** The one line that the pack prints in place of starting. */
  private static String refusal(Map<String, String> options, Map<String, String> environment)
      throws IOException, InterruptedException {
    try (EngineSimulator engine = start(options, environment)) {
      assertThat(engine.exitCode(SOON)).isEqualTo(OptionalInt.of(1));
      List<String> lines = engine.errors().stream().filter(line -> !line.equals("65000")).toList();
      assertThat(lines).hasSize(1);
      return lines.get(0);
    }
  }
}
