package io.sealedemr.settings;

/**
 * A text that no log, message or debugger shows by accident.
 *
 * @param value the text itself: give it to resources only as a secret output
 */
public record Secret(String value) {

  @Override
  public String toString() {
    return "[secret]";
  }
}
