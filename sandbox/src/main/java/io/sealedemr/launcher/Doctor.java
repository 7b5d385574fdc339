package io.sealedemr.launcher;

import io.sealedemr.sandbox.parts.Part;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code sealed doctor}: what a run in the sandbox needs, and where it comes from. */
@Command(
    name = "doctor",
    description =
        "Show all parts that a run in the sandbox needs, their versions, and where each comes from.",
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {

  private final Session session;

  Doctor(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Part> parts = session.parts().table(session.environment());
    int name = parts.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    int version = parts.stream().mapToInt(p -> p.version().length()).max().orElse(0);
    for (Part part : parts) {
      session
          .out()
          .printf(
              "%-" + name + "s  %-13s  %-" + version + "s  %s%n",
              part.name(),
              part.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              part.version(),
              part.origin());
    }
    return parts.stream().anyMatch(p -> p.state() == Part.State.MISSING) ? 4 : 0;
  }
}
