package io.sealedemr.policy.host;

import io.sealedemr.policy.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What to say behind a name that doesn't exist. */
final class Suggestion {

  private static final int LONGEST_LIST = 10;

  private Suggestion() {}

  /** The nearest known one, or all of them if they are few. */
  static String of(String name, Collection<String> known) {
    List<String> sorted = known.stream().sorted().toList();
    Optional<String> nearest = Spelling.nearest(name, sorted);
    if (nearest.isPresent()) {
      return " (did you mean \"" + nearest.get() + "\"?)";
    }
    if (sorted.isEmpty()) {
      return " (there are none)";
    }
    return sorted.size() > LONGEST_LIST ? "" : " (there are " + String.join(", ", sorted) + ")";
  }
}
