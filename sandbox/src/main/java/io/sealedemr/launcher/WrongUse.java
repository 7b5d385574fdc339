package io.sealedemr.launcher;

/** A mistake in what the user typed: told in one line, with exit code 2. */
final class WrongUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }
}
