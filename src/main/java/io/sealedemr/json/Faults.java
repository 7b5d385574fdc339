package io.sealedemr.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong, one line each: where, what was found and what is allowed. Readers pass it
 * on, so a {@link Recording} of what they ask for goes with it.
 */
public final class Faults {

  private final List<String> lines = new ArrayList<>();
  private final @Nullable Recording recording;

  /** Of a configuration that is read. */
  public Faults() {
    this(null);
  }

  /** Of a recording, where nobody looks at them. */
  Faults(@Nullable Recording recording) {
    this.recording = recording;
  }

  /** What notes the readers' questions; null if a configuration is read. */
  @Nullable Recording recording() {
    return recording;
  }

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
