package io.sealedemr.ami;

import java.util.List;

/** The image that the settings name does not fit the cluster; its message is for people. */
public final class UnfitImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitImageException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
