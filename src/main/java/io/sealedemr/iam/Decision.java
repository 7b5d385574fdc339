package io.sealedemr.iam;

import java.util.List;

/**
 * What a resource policy says to a call.
 *
 * @param outcome the verdict
 * @param statements Sids of the statements that it rests on; a statement without one is called by
 *     its place, such as {@code statement 2}; empty if no statement allows the call
 * @param undecided what in the policy could not be evaluated, a line each; it never allows
 *     anything, and a Deny with it denies
 */
public record Decision(Outcome outcome, List<String> statements, List<String> undecided) {

  /** The verdicts. */
  public enum Outcome {
    /** The policy alone suffices. */
    ALLOWED,
    /** The policy hands the decision to the IAM policies of the caller's account. */
    DELEGATED,
    /** A statement denies it, whatever else allows it. */
    DENIED,
    /** No statement allows it. */
    NOT_ALLOWED
  }

  public Decision {
    statements = List.copyOf(statements);
    undecided = List.copyOf(undecided);
  }

  /** Whether the policy alone suffices. */
  public boolean allowed() {
    return outcome == Outcome.ALLOWED;
  }
}
