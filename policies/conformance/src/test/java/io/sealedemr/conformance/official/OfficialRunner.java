package io.sealedemr.conformance.official;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.parts.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The program {@code pulumi-policy-conformance}, see {@code policies/conformance/runner}. */
final class OfficialRunner {

  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  /** What starts packs for users, too. */
  static final Path BRIDGE = ROOT.resolve("policies/bridge/pulumi-analyzer-policy-jvm");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path executable;

  private OfficialRunner(Path executable) {
    this.executable = executable;
  }

  /** The program, built first if this machine has none. */
  static OfficialRunner get() {
    Layout layout = Layout.of(ROOT, System.getenv());
    return new OfficialRunner(
        Parts.of(layout, System.getenv(), new Announced()).policyConformance().executable());
  }

  /**
   * What became of a case.
   *
   * @param refusals what analyzers that did not start said
   * @param messages why it did not pass
   */
  record Outcome(
      String name, boolean passed, List<String> messages, List<String> refusals, double seconds) {

    @Override
    public String toString() {
      return "%-28s %-6s %5.1f s  %s"
          .formatted(name, passed ? "passed" : "failed", seconds, String.join("\n    ", messages));
    }
  }

  /**
   * What became of the cases, and how the program ended.
   *
   * @param log the engine's log messages, or what is wrong with the call
   */
  record Outcomes(int exit, List<Outcome> cases, String log) {

    /** The table for a failed test. */
    @Override
    public String toString() {
      return "exit code "
          + exit
          + "\n"
          + String.join("\n", cases.stream().map(Outcome::toString).toList())
          + "\n"
          + log;
    }
  }

  /** Runs the named cases, or all official ones. */
  Outcomes run(Path packs, Path plugin, String... cases) {
    return run(
        Stream.concat(
                Stream.of("-packs", packs.toString(), "-plugin", plugin.toString()),
                Stream.of(cases))
            .toList());
  }

  /** Runs it with these arguments. */
  Outcomes run(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(executable.toString()));
    words.addAll(arguments);
    Command.Result result = Command.of(words).run();
    return new Outcomes(
        result.exit(), result.out().lines().map(OfficialRunner::outcome).toList(), result.err());
  }

  private static Outcome outcome(String line) {
    try {
      return JSON.readValue(line, Outcome.class);
    } catch (IOException e) {
      throw new UncheckedIOException("no outcome: " + line, e);
    }
  }

  /** A first build takes minutes: says in the log of the tests that it goes on. */
  private static final class Announced implements Progress {
    @Override
    public void begin(String what) {
      System.out.println(what);
    }

    @Override
    public void at(String how) {}

    @Override
    public void end(String result) {
      System.out.println(result);
    }

    @Override
    public void say(String line) {
      System.out.println(line);
    }
  }
}
