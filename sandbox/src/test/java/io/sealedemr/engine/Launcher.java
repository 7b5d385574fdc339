package io.sealedemr.engine;

import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.stack.EventLog;
import io.sealedemr.sandbox.stack.LastRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs {@code ./sealed} with a sandbox of its own. */
record Launcher(Path state) {

  /**
   * What a run printed and how it ended.
   *
   * @param exit its exit code
   * @param text standard output and error
   */
  record Ran(int exit, String text) {}

  Ran run(String... words) {
    return run(Map.of(), words);
  }

  Ran run(Map<String, String> more, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Checkout.ROOT.resolve("sealed").toString());
    command.addAll(List.of(words));
    StringBuilder text = new StringBuilder();
    int exit =
        Command.of(command)
            .in(Checkout.ROOT)
            .with(environment(more))
            .eachLine(line -> text.append(line).append('\n'));
    return new Ran(exit, text.toString());
  }

  /** What the policies found in the last run on that workspace, such as {@code dev}. */
  List<EventLog.Finding> findings(String workspace) {
    return LastRun.read(state.resolve(workspace)).findings();
  }

  Map<String, Integer> changes(String workspace) {
    return LastRun.read(state.resolve(workspace)).changes();
  }

  Layout layout() {
    return Layout.of(Checkout.ROOT, environment(Map.of()));
  }

  Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.put(Layout.STATE, state.toString());
    environment.putAll(more);
    return environment;
  }
}
