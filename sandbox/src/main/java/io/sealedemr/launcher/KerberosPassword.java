package io.sealedemr.launcher;

import io.sealedemr.sandbox.stack.UserStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sealed kerberos}: the Kerberos secrets of a stack. */
@Command(
    name = "kerberos",
    description = "The password of a stack's Kerberos administrator.",
    mixinStandardHelpOptions = true,
    subcommands = KerberosPassword.Create.class)
final class KerberosPassword {

  /** {@code sealed kerberos create}. */
  @Command(
      name = "create",
      description = {
        "Make a random password for the Kerberos administrator and store it as a secret setting of the stack.",
        "Stacks in the sandbox get theirs by themselves."
      },
      mixinStandardHelpOptions = true)
  static final class Create extends StoreSecret {

    @Option(
        names = "--replace",
        description = "Replace what is there; the next update replaces the cluster.")
    private boolean replace;

    Create(Session session) {
      super(session);
    }

    @Override
    void store(UserStack stack) {
      stack.createKerberos(replace);
    }
  }
}
