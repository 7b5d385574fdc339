package io.sealedemr.launcher;

import io.sealedemr.sandbox.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress on the error stream, so that what a command prints on standard output can be
 * piped. On a terminal one line is rewritten, elsewhere (a CI log) a line is printed when a step
 * begins, every 20 seconds, and when it ends.
 */
final class Console implements Progress {

  private static final Duration LOG_INTERVAL = Duration.ofSeconds(20);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

  private final PrintStream out;
  private final boolean terminal;
  private final InstantSource clock;
  private @Nullable String step;
  private Instant began = Instant.EPOCH;
  private Instant lastShown = Instant.EPOCH;

  Console(PrintStream out, boolean terminal, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public synchronized void begin(String what) {
    step = what;
    began = clock.instant();
    lastShown = began;
    if (terminal) {
      rewrite(what + " …");
    } else {
      out.println(what + " …");
    }
  }

  @Override
  public synchronized void at(String how) {
    Instant now = clock.instant();
    if (terminal) {
      rewrite(step + " … " + seconds(now) + "  " + how);
    } else if (Duration.between(lastShown, now).compareTo(LOG_INTERVAL) >= 0) {
      lastShown = now;
      out.println("  " + seconds(now) + "  " + how);
    }
  }

  @Override
  public synchronized void end(String result) {
    Instant now = clock.instant();
    boolean slow = Duration.between(began, now).compareTo(WORTH_TELLING) >= 0;
    String line = step + ": " + result + (slow ? " (" + seconds(now) + ")" : "");
    if (terminal) {
      rewrite(line);
      out.println();
    } else {
      out.println(line);
    }
    step = null;
  }

  @Override
  public synchronized void say(String line) {
    if (terminal && step != null) {
      rewrite("");
    }
    out.println(line);
  }

  private void rewrite(String line) {
    out.print("\r\033[2K" + line);
    out.flush();
  }

  private String seconds(Instant now) {
    return Duration.between(began, now).toSeconds() + " s";
  }
}
