package io.sealedemr.policy;

/** How much a violation weighs. A user's configuration may set another level per policy. */
public enum Level {
  /** The violation is shown and the operation goes on. */
  ADVISORY,
  /** The violation fails the operation. */
  MANDATORY
}
