package io.sealedemr.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
      session.userStack(environment).createTls(replace);
      session
          .out()
          .println(
              "Stored as a secret in stacks/Pulumi." + environment + ".yaml. Commit that file.");
      return 0;
    }
  }
}
