package io.sealedemr.policy.host;

import java.util.concurrent.ExecutionException;

/** Puts what went wrong outside any policy into one line. */
final class StartFailures {

  private StartFailures() {}

  static String line(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof ExceptionInInitializerError)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    return cause instanceof StartFailure || cause instanceof IllegalArgumentException
        ? text
        : cause.getClass().getName() + ": " + text;
  }
}
