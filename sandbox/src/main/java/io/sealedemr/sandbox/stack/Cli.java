package io.sealedemr.sandbox.stack;

import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Unavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code pulumi} command line on one project and stack.
 *
 * @param pulumi the executable
 * @param project the project's folder
 * @param stack the stack's name
 * @param environment its whole environment
 */
record Cli(Path pulumi, Path project, String stack, Map<String, String> environment) {

  /** The same with one more variable. */
  Cli with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Cli(pulumi, project, stack, more);
  }

  /** Runs it with the user looking on; gives its exit code. */
  int show(String... words) {
    return command(words).showing();
  }

  /** Runs it unseen; gives what it printed. Anything but success is told with its own words. */
  String ask(String... words) {
    return succeeded(command(words).run(), words);
  }

  /**
   * Stores a secret setting. The value goes by standard input, so that no list of processes shows
   * it.
   */
  void setSecret(String key, String value) {
    String[] words = {"config", "set", "--secret", key};
    succeeded(command(words).reading(value).run(), words);
  }

  private static String succeeded(Command.Result result, String... words) {
    if (result.exit() != 0) {
      throw new Unavailable(
          "pulumi "
              + words[0]
              + " failed: "
              + (result.err().isBlank() ? result.out() : result.err()).strip());
    }
    return result.out();
  }

  private Command command(String... words) {
    List<String> all = new ArrayList<>();
    all.add(pulumi.toString());
    all.addAll(List.of(words));
    all.addAll(List.of("--stack", stack, "--cwd", project.toString()));
    return Command.of(all).with(environment);
  }
}
