package io.sealedemr.security;

import java.util.List;

/** A text that is no document of a security configuration. */
public final class SecurityDocumentException extends Exception {

  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  SecurityDocumentException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, one line each. */
  public List<String> faults() {
    return faults;
  }
}
