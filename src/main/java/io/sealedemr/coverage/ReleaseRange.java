package io.sealedemr.coverage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Releases of one series, in the guide's way: {@code 5.9.0+} is 5.9.0 and all later of series 5,
 * {@code 5.0.0-5.8} ends with the last patch of 5.8. A series that no range names is not covered:
 * the guide's pages list each series by itself.
 *
 * @param from the first
 * @param lastMinor the last minor version that belongs to it; {@code Integer.MAX_VALUE} for all
 */
record ReleaseRange(ReleaseLabel from, int lastMinor) {

  private static final Pattern TEXT =
      Pattern.compile("([0-9]+\\.[0-9]+\\.[0-9]+)(?:\\+|-([0-9]+)\\.([0-9]+))");

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException if it is none, or an empty one
   */
  static ReleaseRange of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "found \"" + text + "\"; allowed: a range of releases, such as 5.9.0+ or 5.0.0-5.8");
    }
    ReleaseLabel from = ReleaseLabel.of("emr-" + parts.group(1));
    if (parts.group(2) == null) {
      return new ReleaseRange(from, Integer.MAX_VALUE);
    }
    int lastMinor = Integer.parseInt(parts.group(3));
    if (Integer.parseInt(parts.group(2)) != from.major() || lastMinor < from.minor()) {
      throw new IllegalArgumentException(
          "found \"" + text + "\"; allowed: a range within one series, the first release first");
    }
    return new ReleaseRange(from, lastMinor);
  }

  boolean contains(ReleaseLabel release) {
    return release.major() == from.major()
        && release.compareTo(from) >= 0
        && release.minor() <= lastMinor;
  }

  /** As it is written in the data file. */
  @Override
  public String toString() {
    String first = from.toString().substring("emr-".length());
    return lastMinor == Integer.MAX_VALUE
        ? first + "+"
        : first + "-" + from.major() + "." + lastMinor;
  }
}
