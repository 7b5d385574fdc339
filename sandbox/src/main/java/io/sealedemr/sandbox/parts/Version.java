package io.sealedemr.sandbox.parts;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of three numbers, as programs print it. */
record Version(int major, int minor, int patch) implements Comparable<Version> {

  private static final Pattern THREE_NUMBERS =
      Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch);

  /**
   * The first version in a text such as {@code v3.259.0}, {@code Python 3.11.7} or {@code go1.26
   * linux}.
   */
  static Optional<Version> in(String text) {
    Matcher found = THREE_NUMBERS.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    String patch = found.group(3);
    return Optional.of(
        new Version(
            Integer.parseInt(found.group(1)),
            Integer.parseInt(found.group(2)),
            patch == null ? 0 : Integer.parseInt(patch)));
  }

  static Version of(int major, int minor) {
    return new Version(major, minor, 0);
  }

  boolean atLeast(Version floor) {
    return compareTo(floor) >= 0;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
