package io.sealedemr.coverage;

/** How a channel or place stands. */
public enum Status {
  /** Encrypted. */
  ON("on"),
  /** In clear, and something can be done about it: what it is stands in the row. */
  OFF("off"),
  /** In clear, and no release, or none that the guide lists, encrypts it. */
  NOT_COVERED("not covered");

  private final String words;

  Status(String words) {
    this.words = words;
  }

  /** What it is called in reports. */
  public String words() {
    return words;
  }
}
