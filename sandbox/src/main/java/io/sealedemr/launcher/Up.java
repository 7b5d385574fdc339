package io.sealedemr.launcher;

import io.sealedemr.sandbox.evidence.Proof;
import io.sealedemr.sandbox.stack.Outcome;
import io.sealedemr.sandbox.stack.SandboxStack;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sealed up}: brings a stack up, then shows what is encrypted by what. */
@Command(
    name = "up",
    description =
        "Bring a stack up with the policies on; in the sandbox, show what is encrypted by what.",
    mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {

  private final Session session;
  @Mixin private Target target = new Target();

  Up(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (!target.sandbox()) {
      return session.userStack(target.environment()).run("up", true);
    }
    SandboxStack stack = session.sandboxStack(target.environment());
    Outcome outcome = stack.up();
    Timing.show(session, outcome);
    if (outcome.exit() != 0) {
      return outcome.exitCode();
    }
    List<Proof> proofs = Proofs.read(stack);
    return Proofs.show(session, proofs);
  }
}
