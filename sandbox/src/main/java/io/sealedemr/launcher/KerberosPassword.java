package io.sealedemr.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
  static final class Create implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @Option(
        names = "--replace",
        description = "Replace what is there; the next update replaces the cluster.")
    private boolean replace;

    Create(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      session.userStack(environment).createKerberos(replace);
      session
          .out()
          .println(
              "Stored as a secret in stacks/Pulumi." + environment + ".yaml. Commit that file.");
      return 0;
    }
  }
}
