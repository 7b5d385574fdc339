package io.sealedemr.encryption;

import java.util.List;

/** Another stack does not have the keys that this one takes from it; its message is for people. */
public final class TakenKeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TakenKeyException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
