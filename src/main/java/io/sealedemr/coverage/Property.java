package io.sealedemr.coverage;

/**
 * One property of one of EMR's configuration classifications.
 *
 * @param classification such as {@code core-site}
 * @param property such as {@code hadoop.rpc.protection}
 * @param value such as {@code privacy}
 */
public record Property(String classification, String property, String value) {

  /** As a person would write it: {@code core-site hadoop.rpc.protection=privacy}. */
  @Override
  public String toString() {
    return classification + " " + property + "=" + value;
  }
}
