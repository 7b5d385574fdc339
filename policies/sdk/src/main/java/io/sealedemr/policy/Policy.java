package io.sealedemr.policy;

/**
 * One rule. A policy has no state: it may be asked many times, from several threads, and answers
 * the same for the same.
 */
public sealed interface Policy permits ResourcePolicy, StackPolicy {
  PolicySpec spec();
}
