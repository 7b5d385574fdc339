package io.sealedemr.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measured values of one thing, in the order in which they were taken. */
final class Sample {

  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double median() {
    return quantile(0.5);
  }

  double quantile(double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
  }

  /** Value by value against another sample that was taken in turn with this one. */
  Sample over(Sample other) {
    Sample ratios = new Sample();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return ratios;
  }

  /** As {@link #over}, the differences. */
  Sample minus(Sample other) {
    Sample differences = new Sample();
    for (int i = 0; i < values.size(); i++) {
      differences.add(values.get(i) - other.values.get(i));
    }
    return differences;
  }

  /** The median, and in brackets the quartiles. */
  String show(String format) {
    return String.format(
        Locale.ROOT,
        format + " (" + format + "–" + format + ")",
        median(),
        quantile(0.25),
        quantile(0.75));
  }
}
