package io.sealedemr.launcher;

import io.sealedemr.sandbox.stack.UserStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that makes a secret of a stack, once, and stores it as a setting of the stack. */
abstract class CreateSecret implements Callable<Integer> {

  private final Session session;

  @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
  private String environment = "";

  @Option(
      names = "--replace",
      description = "Replace what is there; the next update replaces the cluster.")
  private boolean replace;

  CreateSecret(Session session) {
    this.session = session;
  }

  abstract void create(UserStack stack, boolean replaceOld);

  @Override
  public final Integer call() {
    create(session.userStack(environment), replace);
    session
        .out()
        .println("Stored as a secret in stacks/Pulumi." + environment + ".yaml. Commit that file.");
    return 0;
  }
}
