package io.sealedemr.sandbox.parts;

/**
 * A row of {@code ./sealed doctor}.
 *
 * @param name the part
 * @param state whether a run can have it
 * @param version the version found, or that would be built; empty if there is none
 * @param origin where it comes from, or how to get it
 */
public record Part(String name, State state, String version, String origin) {

  /** Whether a run can have the part. */
  public enum State {
    /** It is there. */
    FOUND,
    /** It is made by the first run that needs it. */
    WILL_BE_BUILT,
    /** It is not there, and the sandbox can't do without. */
    MISSING,
    /** It is not there, and nothing here needs it. */
    NOT_NEEDED
  }
}
