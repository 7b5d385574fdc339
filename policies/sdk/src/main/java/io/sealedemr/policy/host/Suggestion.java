package io.sealedemr.policy.host;

import java.util.Collection;

/** What was probably meant by a name that doesn't exist. */
final class Suggestion {

  /** More changes than this make another word. */
  private static final int MOST_CHANGES = 3;

  private static final int LONGEST_LIST = 10;

  private Suggestion() {}

  /** Text to follow the name: the nearest known one, or all of them. */
  static String of(String name, Collection<String> known) {
    String nearest = "";
    int least = MOST_CHANGES + 1;
    for (String candidate : known.stream().sorted().toList()) {
      int changes = changes(name, candidate);
      if (changes < least) {
        least = changes;
        nearest = candidate;
      }
    }
    if (!nearest.isEmpty()) {
      return " (did you mean \"" + nearest + "\"?)";
    }
    if (known.isEmpty()) {
      return " (there are none)";
    }
    return known.size() > LONGEST_LIST
        ? ""
        : " (there are " + String.join(", ", known.stream().sorted().toList()) + ")";
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
