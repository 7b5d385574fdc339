package io.sealedemr.sandbox.stack;

import io.sealedemr.sandbox.Unavailable;
import io.sealedemr.settings.SettingsException;
import java.time.Duration;

/**
 * How a run of the engine ended.
 *
 * @param exit the engine's exit code
 * @param run what the engine told
 * @param preparing how long it took before the engine was started
 * @param engine how long the engine ran
 */
public record Outcome(int exit, LastRun run, Duration preparing, Duration engine) {

  /**
   * 0: clean; 1: the policies rejected it; 2: the stack's settings have faults; 4: the engine, the
   * program or a provider failed.
   */
  public int exitCode() {
    if (exit == 0) {
      return 0;
    }
    if (run.errors().stream().anyMatch(error -> error.contains(SettingsException.HEADLINE))) {
      return 2;
    }
    return run.findings().stream().anyMatch(EventLog.Finding::mandatory)
        ? 1
        : Unavailable.EXIT_CODE;
  }
}
