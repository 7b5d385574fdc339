package io.sealedemr.policy.host;

/** Why a pack can't start, in one line for the user. */
final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  StartFailure(String message) {
    super(message);
  }
}
