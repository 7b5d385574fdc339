package io.sealedemr.coverage;

import java.util.List;
import java.util.Optional;

/**
 * A channel or place in one situation.
 *
 * @param channel which
 * @param status how it stands
 * @param by mechanism, and key where there is one to name; empty unless it is on
 * @param since the first release of the mechanism; empty if there is none
 * @param problems what keeps it in clear; empty if it is on
 */
record Row(
    Channel channel,
    Status status,
    String by,
    Optional<ReleaseLabel> since,
    List<Problem> problems) {

  /**
   * What keeps a channel in clear.
   *
   * @param kind id of a need, or {@code release}, {@code setting}, {@code none}
   * @param why in words
   * @param close what to do
   */
  record Problem(String kind, String why, String close) {}

  boolean gap() {
    return status != Status.ON;
  }

  /** Why it is in clear, in words. */
  String why() {
    return String.join(", ", problems.stream().map(Problem::why).toList());
  }

  /** What would close it, in words. */
  String close() {
    return String.join("; ", problems.stream().map(Problem::close).distinct().toList());
  }
}
