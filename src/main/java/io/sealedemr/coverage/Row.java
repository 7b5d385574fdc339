package io.sealedemr.coverage;

import java.util.List;

/**
 * A channel or place in one situation.
 *
 * @param channel which
 * @param status how it stands
 * @param by mechanism, and key where there is one to name; empty unless it is on
 * @param problems what is missing; empty if it is on
 */
record Row(Channel channel, Status status, String by, List<Problem> problems) {

  /**
   * What keeps a channel in clear.
   *
   * @param kind id of a need, or {@code release}, {@code setting}, {@code none}
   * @param missing in words
   * @param close what to do
   */
  record Problem(String kind, String missing, String close) {}

  boolean gap() {
    return status != Status.ON;
  }

  /** Why it is in clear, in words. */
  String why() {
    return String.join(" and ", problems.stream().map(Problem::missing).toList());
  }

  /** What would close it, in words. */
  String close() {
    return String.join("; ", problems.stream().map(Problem::close).distinct().toList());
  }
}
