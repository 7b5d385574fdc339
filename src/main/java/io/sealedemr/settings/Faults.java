package io.sealedemr.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what is wrong, one line each. */
final class Faults {

  private final List<String> lines = new ArrayList<>();

  void found(String key, String found, String allowed) {
    lines.add(key + ": found " + found + "; allowed: " + allowed);
  }

  void missing(String key, String allowed) {
    lines.add(key + ": missing; allowed: " + allowed);
  }

  void unknown(String parent, String key, Collection<String> allowed) {
    lines.add(
        parent
            + key
            + ": unknown key; "
            + Spelling.nearest(key, allowed)
                .map(near -> "did you mean " + parent + near + "?")
                .orElseGet(
                    () -> "allowed: " + String.join(", ", allowed.stream().sorted().toList())));
  }

  void add(String line) {
    lines.add(line);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
