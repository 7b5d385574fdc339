package io.sealedemr.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sealed wrapping-keys}: what wraps the keys of objects in the mode CSE-Custom. */
@Command(
    name = "wrapping-keys",
    description = "The keys that wrap those of objects, for the mode CSE-Custom.",
    mixinStandardHelpOptions = true,
    subcommands = {WrappingKeys.Create.class, WrappingKeys.Rotate.class})
final class WrappingKeys {

  /** {@code sealed wrapping-keys create}. */
  @Command(
      name = "create",
      description = {
        "Make a key and store it as a secret setting of the stack, from where it goes to AWS Secrets Manager.",
        "Keep the stack's file: objects are lost without the key that wrapped theirs."
      },
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    Create(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      session.userStack(environment).createWrappingKeys();
      return stored(session, environment);
    }
  }

  /** {@code sealed wrapping-keys rotate}. */
  @Command(
      name = "rotate",
      description = {
        "Add a key, which wraps those of objects from the next update on. Old keys stay, and old objects readable.",
        "Nothing is replaced: nodes see the new key within an hour."
      },
      mixinStandardHelpOptions = true)
  static final class Rotate implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    Rotate(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      session.userStack(environment).rotateWrappingKeys();
      return stored(session, environment);
    }
  }

  private static int stored(Session session, String environment) {
    session
        .out()
        .println("Stored as a secret in stacks/Pulumi." + environment + ".yaml. Commit that file.");
    return 0;
  }
}
