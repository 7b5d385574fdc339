package io.sealedemr.launcher;

import io.sealedemr.sandbox.stack.UserStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** A command that makes a secret of a stack and stores it as a setting of the stack. */
abstract class StoreSecret implements Callable<Integer> {

  private final Session session;

  @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
  private String environment = "";

  StoreSecret(Session session) {
    this.session = session;
  }

  abstract void store(UserStack stack);

  @Override
  public final Integer call() {
    store(session.userStack(environment));
    session
        .out()
        .println("Stored as a secret in stacks/Pulumi." + environment + ".yaml. Commit that file.");
    return 0;
  }
}
