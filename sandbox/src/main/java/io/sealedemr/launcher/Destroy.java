package io.sealedemr.launcher;

import io.sealedemr.sandbox.stack.Outcome;
import io.sealedemr.sandbox.stack.SandboxStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sealed destroy}: deletes all resources of a stack. */
@Command(
    name = "destroy",
    description = "Delete all resources of a stack; in the sandbox, its state too.",
    mixinStandardHelpOptions = true)
final class Destroy implements Callable<Integer> {

  private final Session session;
  @Mixin private Target target = new Target();

  Destroy(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (!target.sandbox()) {
      return session.userStack(target.environment()).run("destroy", false);
    }
    SandboxStack stack = session.sandboxStack(target.environment());
    if (!stack.exists()) {
      session
          .out()
          .println(
              "Nothing to destroy: the sandbox has no stack \"" + target.environment() + "\".");
      return 0;
    }
    Outcome outcome = stack.destroy();
    Timing.show(session, outcome);
    return outcome.exitCode();
  }
}
