package io.sealedemr.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects what is wrong, one line each: where, what was found and what is allowed. */
public final class Faults {

  private final List<String> lines = new ArrayList<>();

  /** A value that is not allowed. */
  public void found(String key, String found, String allowed) {
    lines.add(key + ": found " + found + "; allowed: " + allowed);
  }

  /** A key without a value that needs one. */
  public void missing(String key, String allowed) {
    lines.add(key + ": missing; allowed: " + allowed);
  }

  /** A key that nobody reads. */
  public void unknown(String parent, String key, Collection<String> allowed) {
    lines.add(
        parent
            + key
            + ": unknown key; "
            + Spelling.nearest(key, allowed)
                .map(near -> "did you mean " + parent + near + "?")
                .orElseGet(
                    () -> "allowed: " + String.join(", ", allowed.stream().sorted().toList())));
  }

  /** A fault in its own words. */
  public void add(String line) {
    lines.add(line);
  }

  /** All faults so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
