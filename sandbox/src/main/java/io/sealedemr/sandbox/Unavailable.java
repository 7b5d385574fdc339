package io.sealedemr.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Something that the run needs is not there, or the engine or a provider failed: told in one clear
 * line, with exit code {@value #EXIT_CODE}.
 */
public final class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The exit code of a command that ended so. */
  public static final int EXIT_CODE = 4;

  public Unavailable(String message) {
    super(message);
  }

  public Unavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
