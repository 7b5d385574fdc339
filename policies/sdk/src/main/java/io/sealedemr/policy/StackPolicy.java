package io.sealedemr.policy;

/**
 * Judges all resources of the stack together, for what lies between them. It stops a preview; in an
 * update it is asked after everything was applied and can only report. The types in its spec are
 * information.
 */
public non-sealed interface StackPolicy extends Policy {
  void check(StackCheck it);
}
