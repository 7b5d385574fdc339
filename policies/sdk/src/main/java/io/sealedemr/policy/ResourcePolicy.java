package io.sealedemr.policy;

/**
 * Judges one resource by its inputs, before it is created or changed. It is asked about resources
 * of the types that its spec names, or of all types if it names none.
 */
public non-sealed interface ResourcePolicy extends Policy {
  void check(ResourceCheck it);
}
