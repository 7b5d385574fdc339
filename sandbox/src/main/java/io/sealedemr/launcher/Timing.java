package io.sealedemr.launcher;

import io.sealedemr.sandbox.stack.Outcome;
import java.time.Duration;
import java.util.Locale;

/** Says where the time of a run went. */
final class Timing {

  private Timing() {}

  static void show(Session session, Outcome outcome) {
    session
        .progress()
        .say(
            "Took "
                + seconds(outcome.preparing())
                + " to prepare and "
                + seconds(outcome.engine())
                + " in the engine, the provider and the policies.");
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
