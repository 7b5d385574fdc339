package io.sealedemr.policy;

/** How much a violation weighs. A user's configuration may set another level per policy. */
public enum Level {
  /** The policy is not asked. */
  DISABLED,
  /** The violation is shown and the operation goes on. */
  ADVISORY,
  /** The violation fails the operation. */
  MANDATORY,
  /**
   * A {@link RepairingPolicy} first changes the resource; what its check still finds after that is
   * mandatory. For any other policy the same as {@link #MANDATORY}.
   */
  REMEDIATE
}
