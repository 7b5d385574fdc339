package io.sealedemr.policy;

/**
 * A property holds another kind of value than the policy asks about, or a document that can't be
 * read. Policies let it pass: the host reports it as a violation of the policy.
 */
public final class WrongKind extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  WrongKind(Path path, String expected, String found) {
    super("expected " + expected + " at " + path + ", found " + found);
    this.path = path;
  }

  /** Where the value is. */
  public Path path() {
    return path;
  }
}
