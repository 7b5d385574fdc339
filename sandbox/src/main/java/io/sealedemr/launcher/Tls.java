package io.sealedemr.launcher;

import io.sealedemr.sandbox.stack.UserStack;
import picocli.CommandLine.Command;

/** {@code sealed tls}: the TLS key and certificates of a stack. */
@Command(
    name = "tls",
    description = "The TLS key and certificates of a stack.",
    mixinStandardHelpOptions = true,
    subcommands = Tls.Create.class)
final class Tls {

  /** {@code sealed tls create}. */
  @Command(
      name = "create",
      description = {
        "Make a key and certificates for the nodes of a stack and store them as a secret setting of it.",
        "Made once and not by the program, since a program runs at each preview and would make new ones.",
        "Stacks in the sandbox get theirs by themselves."
      },
      mixinStandardHelpOptions = true)
  static final class Create extends CreateSecret {

    Create(Session session) {
      super(session);
    }

    @Override
    void create(UserStack stack, boolean replaceOld) {
      stack.createTls(replaceOld);
    }
  }
}
