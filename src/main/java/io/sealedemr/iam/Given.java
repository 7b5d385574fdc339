package io.sealedemr.iam;

/** What is given of the context of a call that is searched for. */
public sealed interface Given {

  /** The condition key. */
  String key();

  /** The call does not have the key. */
  record Absent(String key) implements Given {}

  /**
   * The call has the key, with a value like this.
   *
   * @param pattern with wildcards
   * @param example a value that fits the pattern
   */
  record Like(String key, String pattern, String example) implements Given {}

  /** The call has the key with this value. */
  static Given value(String key, String value) {
    return new Like(key, value, value);
  }
}
