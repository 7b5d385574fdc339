package io.sealedemr.settings;

import java.util.List;

/** Says everything that is wrong with a stack's configuration. */
public final class SettingsException extends Exception {

  private static final long serialVersionUID = 1L;

  /** How the message begins, whatever the faults are. */
  public static final String HEADLINE = "The configuration of stack ";

  private final transient List<String> faults;

  SettingsException(String stack, List<String> faults) {
    super(
        HEADLINE
            + stack
            + " has "
            + (faults.size() == 1 ? "1 fault" : faults.size() + " faults")
            + ":\n  "
            + String.join("\n  ", faults));
    this.faults = List.copyOf(faults);
  }

  /** One line per fault: the key, what was found, what is allowed. */
  public List<String> faults() {
    return faults;
  }
}
