package io.sealedemr.sandbox.parts;

import java.util.ArrayDeque;
import java.util.Deque;

/** The end of what a program printed: enough to tell why it failed. */
final class LastLines {

  private static final int KEPT = 15;

  private final Deque<String> lines = new ArrayDeque<>();

  void add(String line) {
    lines.addLast(line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  /** The lines, to follow a sentence such as "It said last:". */
  String indented() {
    return "\n  " + String.join("\n  ", lines);
  }
}
