package io.sealedemr.iam;

import java.util.List;

/**
 * Whether there is a call that a policy allows.
 *
 * @param kind the answer
 * @param statements by which it is possible, or which could not be decided
 */
public record Possibility(Kind kind, List<String> statements) {

  /** The answers. */
  public enum Kind {
    /** No statement allows any such call. */
    IMPOSSIBLE,
    /** It could not be told: to be read as possible by whoever looks for access. */
    UNDECIDED,
    /** There is one, if an IAM policy of the caller's account allows it too. */
    DELEGATED,
    /** There is one. */
    POSSIBLE
  }

  public Possibility {
    statements = List.copyOf(statements);
  }
}
