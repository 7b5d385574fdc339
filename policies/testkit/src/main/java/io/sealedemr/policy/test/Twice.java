package io.sealedemr.policy.test;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets a policy answer in two threads. */
final class Twice {

  private Twice() {}

  /**
   * The answer.
   *
   * @throws AssertionError if the policy answers differently the second time
   */
  static Result same(String policy, Supplier<Result> ask) {
    CompletableFuture<Result> other = CompletableFuture.supplyAsync(ask);
    Result one = ask.get();
    Result two = other.join();
    if (!one.equals(two)) {
      throw new AssertionError(
          "Policy '%s' answers differently when asked twice: %s, then %s"
              .formatted(policy, one, two));
    }
    return one;
  }
}
