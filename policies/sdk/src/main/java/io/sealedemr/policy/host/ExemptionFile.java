package io.sealedemr.policy.host;

import java.util.List;

/**
 * The exemptions that a program's repository holds. An entry that lacks a part is a fault and does
 * not count.
 *
 * @param entries those that are whole, in their order
 * @param faults one sentence each, with the line
 */
record ExemptionFile(List<Exemption> entries, List<String> faults) {

  static final ExemptionFile NONE = new ExemptionFile(List.of(), List.of());

  /** A file that can't be read. */
  static ExemptionFile faulty(String fault) {
    return new ExemptionFile(List.of(), List.of(fault));
  }
}
