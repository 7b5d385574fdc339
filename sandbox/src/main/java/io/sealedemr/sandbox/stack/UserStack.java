package io.sealedemr.sandbox.stack;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Unavailable;
import io.sealedemr.sandbox.parts.Parts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A stack of the user's own account: the official tools, the user's environment, the committed
 * project as it is.
 */
public final class UserStack {

  private final Layout layout;
  private final Cli cli;
  private final Path stackFile;

  private UserStack(Layout layout, Cli cli, Path stackFile) {
    this.layout = layout;
    this.cli = cli;
    this.stackFile = stackFile;
  }

  /**
   * The stack of an environment, such as {@code prod}.
   *
   * @throws Unavailable if there is no fitting official {@code pulumi} or no such stack file
   */
  public static UserStack of(
      Layout layout, Map<String, String> user, Parts parts, String environment) {
    Path pulumi =
        parts
            .engine()
            .official()
            .map(folder -> folder.resolve("pulumi"))
            .orElseThrow(
                () ->
                    new Unavailable(
                        "No official pulumi of a fitting version on PATH: a real account is only touched with the"
                            + " official tools. Install it, or add --sandbox."));
    Path stackFile = StackFile.of(layout, environment);
    return new UserStack(layout, new Cli(pulumi, layout.root(), environment, user), stackFile);
  }

  /** Runs an operation of {@code pulumi} with the user looking on; gives the engine's exit code. */
  public int run(String operation, boolean withPolicies, String... flags) {
    List<String> words = new ArrayList<>(List.of(operation));
    if (withPolicies) {
      words.addAll(List.of("--policy-pack", layout.policies().toString()));
    }
    words.addAll(Arrays.asList(flags));
    return cli.show(words.toArray(String[]::new));
  }

  /** Shows what an update would do, with the policies on. */
  public Preview preview() {
    Path log = PrivateFile.empty(layout.state(), "events-" + cli.stack() + ".json");
    try {
      int exit =
          cli.with("PULUMI_DEBUG_COMMANDS", "true")
              .show(
                  "preview",
                  "--policy-pack",
                  layout.policies().toString(),
                  "--event-log",
                  log.toString());
      return new Preview(exit, EventLog.read(log).replacements());
    } finally {
      PrivateFile.delete(log);
    }
  }

  /**
   * What a preview tells.
   *
   * @param exit the engine's exit code
   * @param replacements what an update would make anew
   */
  public record Preview(int exit, List<Replacement> replacements) {}

  /** Its settings. */
  public StackSettings settings() {
    return new StackSettings(stackFile, cli);
  }

  /** Makes a password for the Kerberos administrator and stores it as a secret setting. */
  public void createKerberos(boolean replace) {
    store(StackSecrets.KERBEROS, StackSecrets.password(), replace);
  }

  /** Makes the keys that wrap those of objects; never in the place of others. */
  public void createWrappingKeys() {
    if (settings().has(StackSecrets.WRAPPING_KEYS)) {
      throw new Unavailable(
          StackSecrets.WRAPPING_KEYS
              + " is already set in "
              + stackFile.getFileName()
              + ": objects under its keys would be lost. Add a key with: ./sealed wrapping-keys"
              + " rotate "
              + cli.stack());
    }
    cli.setSecret(StackSecrets.WRAPPING_KEYS, StackSecrets.wrappingKeys());
  }

  /** Adds a key that wraps those of new objects, and keeps the others. */
  public void rotateWrappingKeys() {
    String keys =
        settings()
            .secret(StackSecrets.WRAPPING_KEYS)
            .orElseThrow(
                () ->
                    new Unavailable(
                        StackSecrets.WRAPPING_KEYS
                            + " is not set in "
                            + stackFile.getFileName()
                            + ". Make it with: ./sealed wrapping-keys create "
                            + cli.stack()));
    cli.setSecret(StackSecrets.WRAPPING_KEYS, StackSecrets.withOneMore(keys));
  }

  private void store(String key, String value, boolean replace) {
    if (settings().has(key) && !replace) {
      throw new Unavailable(
          key
              + " is already set in "
              + stackFile.getFileName()
              + "; another one replaces the cluster. Add --replace if that is meant.");
    }
    cli.setSecret(key, value);
  }
}
