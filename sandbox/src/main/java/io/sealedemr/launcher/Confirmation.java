package io.sealedemr.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks a person before something is done that can't be taken back. */
final class Confirmation {

  private final InputStream in;
  private final PrintStream out;
  private final boolean interactive;

  /**
   * @param in where the answer comes from
   * @param out where the question goes
   * @param interactive whether a person is at the other end of both
   */
  Confirmation(InputStream in, PrintStream out, boolean interactive) {
    this.in = in;
    this.out = out;
    this.interactive = interactive;
  }

  /**
   * Whether the answer is yes.
   *
   * @throws WrongUse if nobody is there to answer
   */
  boolean given(String question) {
    if (!interactive) {
      throw new WrongUse("nothing was changed: nobody is there to confirm it; --yes confirms");
    }
    out.print(question + " [yes/no] ");
    out.flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
      return answer != null && answer.strip().equals("yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
