package io.sealedemr.iam;

/** Three-valued logic: what cannot be told is neither yes nor no. */
enum Truth {
  NO,
  UNKNOWN,
  YES;

  static Truth of(boolean known) {
    return known ? YES : NO;
  }

  /** NO if either is, else UNKNOWN if either is. */
  Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** YES if either is, else UNKNOWN if either is. */
  Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Truth not() {
    return switch (this) {
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
      case YES -> NO;
    };
  }
}
