package io.sealedemr.coverage;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of EMR on EC2, such as {@code emr-7.9.0}.
 *
 * @param major the series, 7
 * @param minor 9
 * @param patch 0
 */
public record ReleaseLabel(int major, int minor, int patch) implements Comparable<ReleaseLabel> {

  /** An exact label. */
  public static final Pattern LABEL =
      Pattern.compile("emr-([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");

  private static final Comparator<ReleaseLabel> ORDER =
      Comparator.comparingInt(ReleaseLabel::major)
          .thenComparingInt(ReleaseLabel::minor)
          .thenComparingInt(ReleaseLabel::patch);

  /**
   * The release of a label.
   *
   * @throws IllegalArgumentException if it is no exact label
   */
  public static ReleaseLabel of(String label) {
    Matcher parts = LABEL.matcher(label);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "found \"" + label + "\"; allowed: an exact label, such as emr-7.9.0");
    }
    return new ReleaseLabel(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  /** Whether this comes before the first release of a series' minor number, such as 7 and 11. */
  public boolean isBefore(int otherMajor, int otherMinor) {
    return compareTo(new ReleaseLabel(otherMajor, otherMinor, 0)) < 0;
  }

  @Override
  public int compareTo(ReleaseLabel other) {
    return ORDER.compare(this, other);
  }

  /** The label, such as {@code emr-7.9.0}. */
  @Override
  public String toString() {
    return "emr-" + major + "." + minor + "." + patch;
  }
}
