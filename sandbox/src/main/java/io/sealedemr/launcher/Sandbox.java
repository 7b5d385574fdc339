package io.sealedemr.launcher;

import io.sealedemr.sandbox.emulator.Emulator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code sealed sandbox}: the emulator behind {@code --sandbox}. */
@Command(
    name = "sandbox",
    description = "The AWS emulator behind --sandbox.",
    mixinStandardHelpOptions = true,
    subcommands = {Sandbox.Status.class, Sandbox.Stop.class})
final class Sandbox {

  /** {@code sealed sandbox status}. */
  @Command(
      name = "status",
      description = "Say whether it runs, and where.",
      mixinStandardHelpOptions = true)
  static final class Status implements Callable<Integer> {

    private final Session session;

    Status(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      Optional<Emulator.Running> running = new Emulator(session.layout()).running();
      session
          .out()
          .println(
              running
                  .map(
                      r ->
                          "The emulator runs as process "
                              + r.process().pid()
                              + " on "
                              + r.endpoint()
                              + ".")
                  .orElse("The emulator does not run."));
      return 0;
    }
  }

  /** {@code sealed sandbox stop}. */
  @Command(
      name = "stop",
      description = "Stop it; it forgets what it held, and the next up starts clean.",
      mixinStandardHelpOptions = true)
  static final class Stop implements Callable<Integer> {

    private final Session session;

    Stop(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      boolean ran = new Emulator(session.layout()).stop();
      session.out().println(ran ? "The emulator is stopped." : "The emulator did not run.");
      return 0;
    }
  }
}
