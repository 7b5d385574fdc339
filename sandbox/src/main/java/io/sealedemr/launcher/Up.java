package io.sealedemr.launcher;

import io.sealedemr.sandbox.evidence.Proof;
import io.sealedemr.sandbox.stack.Outcome;
import io.sealedemr.sandbox.stack.Replacement;
import io.sealedemr.sandbox.stack.SandboxStack;
import io.sealedemr.sandbox.stack.UserStack;
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
      return inAnAccount(session.userStack(target.environment()));
    }
    SandboxStack stack = session.sandboxStack(target.environment());
    boolean again = stack.isUp();
    if (again) {
      Outcome preview = stack.preview();
      if (preview.exit() != 0) {
        Timing.show(session, preview);
        return preview.exitCode();
      }
      session.out().print(Replacement.told(preview.run().replacements()));
    }
    Outcome outcome = again ? stack.upAsPreviewed() : stack.up();
    Timing.show(session, outcome);
    if (outcome.exit() != 0) {
      return outcome.exitCode();
    }
    List<Proof> proofs = Proofs.read(stack);
    return Proofs.show(session, proofs);
  }

  /** What would be replaced is told first; then Pulumi shows its own preview and asks. */
  private int inAnAccount(UserStack stack) {
    UserStack.Preview preview = stack.preview();
    if (preview.exit() != 0) {
      return preview.exit();
    }
    session.out().print(Replacement.told(preview.replacements()));
    session.out().flush();
    return stack.run("up", true);
  }
}
