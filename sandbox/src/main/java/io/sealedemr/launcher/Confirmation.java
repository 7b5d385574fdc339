package io.sealedemr.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks a person: for what no option says, and before what can't be taken back. */
final class Confirmation {

  private final BufferedReader in;
  private final PrintStream out;
  private final boolean interactive;

  /**
   * @param in where the answer comes from
   * @param out where the question goes
   * @param interactive whether a person is at the other end of both
   */
  Confirmation(InputStream in, PrintStream out, boolean interactive) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
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
    return answer().equals("yes");
  }

  /** Whether a person is there to answer. */
  boolean interactive() {
    return interactive;
  }

  /** A person's answer; the given one if it is empty or nobody is there. */
  String ask(String question, String byDefault) {
    if (!interactive) {
      return byDefault;
    }
    out.print(question + (byDefault.isEmpty() ? "" : " [" + byDefault + "]") + ": ");
    out.flush();
    String answer = answer();
    return answer.isEmpty() ? byDefault : answer;
  }

  private String answer() {
    try {
      String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
