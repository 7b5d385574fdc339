package io.sealedemr.policies.cluster;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An EMR release: its label is {@code emr-7.9.0} or, from 8 on, {@code emr-spark-8.0.0}. */
record Release(int major, int minor, int patch) implements Comparable<Release> {

  private static final Pattern LABEL =
      Pattern.compile("emr-(?:spark-)?(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

  private static final Comparator<Release> ORDER =
      Comparator.comparingInt(Release::major)
          .thenComparingInt(Release::minor)
          .thenComparingInt(Release::patch);

  /** The release that a label names, if it is a label. */
  static Optional<Release> of(String label) {
    Matcher parts = LABEL.matcher(label);
    return parts.matches()
        ? Optional.of(
            new Release(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }

  boolean isBefore(Release other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Release other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "emr-" + major + "." + minor + "." + patch;
  }
}
