package io.sealedemr.policy;

import java.util.Collection;
import java.util.Optional;

/** Finds what was probably meant by a name that doesn't exist, for messages. */
public final class Spelling {

  /** More changes than this make another word. */
  private static final int MOST_CHANGES = 3;

  private Spelling() {}

  /**
   * The known name that a wrong one is nearest to; of several as near the first. Empty if none is
   * near.
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    Optional<String> nearest = Optional.empty();
    int least = MOST_CHANGES + 1;
    for (String candidate : known) {
      int changes = changes(name, candidate);
      if (changes < least) {
        least = changes;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /** Levenshtein's distance: how many letters to insert, take away or exchange. */
  private static int changes(String one, String two) {
    int[] row = new int[two.length() + 1];
    for (int j = 0; j <= two.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= two.length(); j++) {
        int exchanged = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[two.length()];
  }
}
