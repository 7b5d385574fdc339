package io.sealedemr.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealedemr.sandbox.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Cases that are no preview and update under packs. */
final class Others {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Longer than a preview takes for the rest. */
  private static final Duration HANGING = Duration.ofSeconds(3);

  private Others() {}

  /**
   * The Java host asks a program for the plug-ins it needs, and the program looks for the file
   * {@code plugin.json} in each jar.
   */
  static String asksForNoPlugin() throws IOException {
    Path folder = Installation.get().project("packages");
    List<Path> jars;
    try (Stream<Path> files = Files.list(Installation.JARS)) {
      jars = files.filter(jar -> jar.getFileName().toString().startsWith("pulumi-policy")).toList();
    }
    assertThat(jars).hasSizeGreaterThanOrEqualTo(2);
    for (Path jar : jars) {
      try (JarFile archive = new JarFile(jar.toFile())) {
        assertThat(archive.stream().map(entry -> entry.getName()))
            .noneMatch(name -> name.endsWith("plugin.json") || name.endsWith("version.txt"));
      }
    }
    Path jar = ProgramJar.write(folder.resolve("program.jar"), jars);
    Command.Result packages =
        Command.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                jar.toString(),
                "com.pulumi.bootstrap.internal.Main",
                "packages")
            .in(folder)
            .run();

    assertThat(packages.exit()).as(packages.err()).isZero();
    assertThat(packages.out().strip()).isEqualTo("[]");
    return "asked for: " + packages.out().strip();
  }

  static String keepsSecrets() {
    Run.Ran ran = EngineCases.SECRET.ran();
    JsonNode inputs = ran.resource("a").path("inputs");

    assertThat(inputs.path("state").asText()).isEqualTo("none one two");
    assertThat(inputs.path("__defaults").isArray()).isTrue();
    assertThat(inputs.path("other").path("4dabf18193072939515e22adb298388d").asText())
        .as("the mark of a secret")
        .isEqualTo("1b47061264138c4ac30d75fd1eb44270");
    assertThat(inputs.path("other").path("ciphertext").asText()).startsWith("v1:");
    assertThat(ran.state().toString()).doesNotContain("hidden");
    assertThat(ran.preview().screen() + ran.update().screen()).doesNotContain("hidden");
    return "the state has the repaired value, the secret encrypted, and __defaults";
  }

  static String doesNotCallWhatIsDisabled() throws IOException {
    Set<String> called = new TreeSet<>();
    for (Run run : StackCases.LEVELS) {
      Path project = run.ran().project();
      called.addAll(Files.readAllLines(project.resolve("calls-preview")));
      called.addAll(Files.readAllLines(project.resolve("calls-up")));
    }

    assertThat(called)
        .containsExactly(
            "advisory-advisory",
            "advisory-mandatory",
            "advisory-unset",
            "disabled-advisory",
            "disabled-mandatory",
            "mandatory-advisory",
            "mandatory-mandatory",
            "mandatory-unset",
            "unset-advisory",
            "unset-mandatory",
            "unset-unset");
    return "11 of 16 were called";
  }

  static String endsAtCtrlC() throws Exception {
    Installation pulumi = Installation.get();
    Path project = pulumi.project("hanging");
    Run.write(project, "a: {type: simple:index:Bag}");
    Path started = project.resolve("started");
    ProcessBuilder builder =
        new ProcessBuilder(
            pulumi.words(
                List.of(
                    "preview",
                    "--stack",
                    Installation.STACK,
                    "--policy-pack",
                    pulumi.pack(Hanging.class).toString())));
    builder.directory(project.toFile()).redirectErrorStream(true);
    builder.redirectOutput(project.resolve("screen").toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(pulumi.environment(project, Map.of(Hanging.STARTED, started.toString())));
    Process engine = builder.start();
    await(() -> Files.exists(started));
    List<ProcessHandle> others = engine.toHandle().descendants().toList();
    assertThat(others).as("processes of the pack, the provider and the host").hasSizeGreaterThan(2);

    assertThat(engine.waitFor(HANGING.toMillis(), TimeUnit.MILLISECONDS))
        .as("ended by itself")
        .isFalse();
    Command.of("kill", "-INT", String.valueOf(engine.pid())).run();

    assertThat(engine.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(engine.exitValue()).isNotZero();
    CompletableFuture.allOf(
            others.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    String screen = Files.readString(project.resolve("screen"));
    assertThat(screen).doesNotContain("Exception").doesNotContain("\tat ");
    return "the engine ended, and so did all that it had started";
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("still waiting").isBefore(end);
      Thread.sleep(50);
    }
  }
}
