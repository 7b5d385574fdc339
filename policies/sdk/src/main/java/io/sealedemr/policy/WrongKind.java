package io.sealedemr.policy;

/**
 * A property holds another kind of value than the policy asks about, or a document that can't be
 * read. Policies let it pass: the host reports it as a violation of the policy.
 */
public final class WrongKind extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;
  private final String resource;

  WrongKind(Path path, String expected, String found, String resource) {
    super("expected " + expected + " at " + path + ", found " + found);
    this.path = path;
    this.resource = resource;
  }

  /** Where the value is. */
  public Path path() {
    return path;
  }

  /** The URN of the resource that has the value; empty if it has none. */
  public String resource() {
    return resource;
  }
}
