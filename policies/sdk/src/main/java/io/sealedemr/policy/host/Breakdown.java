package io.sealedemr.policy.host;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Says in one line what a policy has thrown, and where in the policy: its author needs the place,
 * its users no stack trace.
 */
final class Breakdown {

  /** Java itself, this SDK's host, and the classes of its API. */
  private static final Pattern NOT_THE_POLICY =
      Pattern.compile("(java|javax|jdk|sun)\\..*|io\\.sealedemr\\.policy\\.(host\\..*|[A-Z].*)");

  private Breakdown() {}

  /** The line, clean of secrets, without a full stop. */
  static String line(Throwable thrown, Secrets secrets) {
    if (thrown instanceof StackOverflowError) {
      return "its calls are nested too deep (StackOverflowError)" + place(thrown);
    }
    return thrown.getClass().getName()
        + ": "
        + secrets.redactForeign(String.valueOf(thrown.getMessage()))
        + place(thrown);
  }

  private static String place(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> !NOT_THE_POLICY.matcher(frame.getClassName()).matches())
        .findFirst()
        .map(frame -> " (at " + frame.getFileName() + ":" + frame.getLineNumber() + ")")
        .orElse("");
  }
}
