package io.sealedemr.conformance.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sealedemr.sandbox.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A preview of a program and then an update, both under policy packs; run once, however many
 * scenarios look at it.
 */
final class Run {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String program;
  private final List<Class<?>> packs = new ArrayList<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, String> configuration = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private String policyConfiguration = "";
  private @Nullable Ran ran;

  /**
   * What came of it.
   *
   * @param project the program's folder
   * @param state the stack's state afterwards
   */
  record Ran(Path project, Seen preview, Seen update, JsonNode state) {

    /** What the state has of a resource. */
    JsonNode resource(String name) {
      for (JsonNode resource : state.path("checkpoint").path("latest").path("resources")) {
        if (resource.path("urn").asText().endsWith("::" + name)) {
          return resource;
        }
      }
      return MissingNode.getInstance();
    }
  }

  private Run(String program) {
    this.program = program;
  }

  /**
   * A YAML program.
   *
   * @param program its resources, or all of its sections
   */
  static Run of(String program) {
    return new Run(program);
  }

  Run under(Class<?>... sources) {
    packs.addAll(List.of(sources));
    return this;
  }

  /** With a file in the program's folder. */
  Run file(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** With a value in the stack's configuration. */
  Run configured(String key, String value) {
    configuration.put(key, value);
    return this;
  }

  /** With a secret in the stack's configuration. */
  Run secretly(String key, String value) {
    secrets.put(key, value);
    return this;
  }

  Run tagged(String key, String value) {
    tags.put(key, value);
    return this;
  }

  /** With a file of configuration for the first pack. */
  Run policies(String json) {
    policyConfiguration = json;
    return this;
  }

  /** With a variable that names a place in the program's folder. */
  Run place(String variable, String place) {
    environment.put(variable, place);
    return this;
  }

  /** Runs it, or gives what came of it before. */
  synchronized Ran ran() {
    if (ran == null) {
      ran = play();
    }
    return ran;
  }

  private Ran play() {
    Installation pulumi = Installation.get();
    Path project = pulumi.project("run-" + COUNT.incrementAndGet());
    prepare(pulumi, project);
    Seen preview = operation(pulumi, project, "preview");
    Seen update = operation(pulumi, project, "up", "--yes", "--skip-preview");
    return new Ran(project, preview, update, state(project));
  }

  private void prepare(Installation pulumi, Path project) {
    write(project, program);
    files.forEach((name, text) -> Installation.write(project.resolve(name), text));
    configuration.forEach((key, value) -> set(pulumi, project, "config", "set", key, value));
    secrets.forEach((key, value) -> set(pulumi, project, "config", "set", "--secret", key, value));
    tags.forEach((key, value) -> set(pulumi, project, "stack", "tag", "set", key, value));
    if (!policyConfiguration.isEmpty()) {
      Installation.write(project.resolve("policies.json"), policyConfiguration);
    }
  }

  /** Writes a YAML program: its resources, or all of its sections. */
  static void write(Path project, String program) {
    String sections =
        program.contains("resources:")
            ? program
            : program.isEmpty() ? "" : "resources:\n" + program.indent(2);
    Installation.write(project.resolve("Pulumi.yaml"), project("yaml") + sections);
  }

  /** The head of {@code Pulumi.yaml}: runtime, and where the test provider is. */
  static String project(String runtime) {
    return """
    name: cases
    runtime: %s
    plugins:
      providers:
        - name: simple
          path: %s
          version: 2.0.0
    """
        .formatted(runtime, Installation.get().provider());
  }

  private static void set(Installation pulumi, Path project, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--stack", Installation.STACK));
    Command.Result result = pulumi.command(project, project, Map.of(), arguments).run();
    if (result.exit() != 0) {
      throw new IllegalStateException(arguments + ": " + result.err());
    }
  }

  private Seen operation(Installation pulumi, Path project, String... operation) {
    Path log = project.resolve(operation[0] + ".json");
    List<String> words = new ArrayList<>(List.of(operation));
    words.addAll(List.of("--stack", Installation.STACK, "--event-log", log.toString()));
    for (Class<?> pack : packs) {
      words.addAll(List.of("--policy-pack", pulumi.pack(pack).toString()));
    }
    if (!policyConfiguration.isEmpty()) {
      words.addAll(List.of("--policy-pack-config", "policies.json"));
    }
    Map<String, String> variables = new LinkedHashMap<>();
    environment.forEach(
        (variable, place) ->
            variables.put(variable, project.resolve(place + operation[0]).toString()));
    return Seen.of(pulumi.command(project, project, variables, words).run(), log);
  }

  private static JsonNode state(Path project) {
    try {
      return new ObjectMapper()
          .readTree(
              project.resolve(".pulumi/stacks/cases/" + Installation.STACK + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
