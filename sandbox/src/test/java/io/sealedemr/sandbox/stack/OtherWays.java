package io.sealedemr.sandbox.stack;

import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Runs the CLI within the sandbox's walls, in ways that the launcher does not. */
public final class OtherWays {

  private final Cli cli;

  private OtherWays(Cli cli) {
    this.cli = cli;
  }

  /** Makes a workspace for {@code dev} ready and hands it over. */
  public static <T> T use(
      Layout layout, Map<String, String> user, Progress progress, Function<OtherWays, T> work) {
    return new Workspace(layout, user, progress, "dev", "dev")
        .use(layout.programJar(), Map.of(), cli -> work.apply(new OtherWays(cli)));
  }

  /** The sandbox's copy of the project. */
  public Path project() {
    return cli.project();
  }

  /** The plain value of a secret setting. */
  public String secret(String key) {
    return cli.ask("config", "get", key).strip();
  }

  /** The stack's outputs as JSON. */
  public String outputs() {
    return cli.ask("stack", "output", "--json");
  }

  /** Runs {@code pulumi} in a folder, with some variables set differently. */
  public Command.Result pulumi(Path folder, Map<String, String> different, String... words) {
    Map<String, String> environment = new TreeMap<>(cli.environment());
    environment.putAll(different);
    List<String> command = new ArrayList<>(List.of(cli.pulumi().toString()));
    command.addAll(List.of(words));
    return Command.of(command).in(folder).with(environment).run();
  }
}
