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
  static <T> T same(String policy, Supplier<T> ask) {
    CompletableFuture<T> other = CompletableFuture.supplyAsync(ask);
    T one = ask.get();
    T two = other.join();
    if (!one.equals(two)) {
      throw new AssertionError(
          "Policy '%s' answers differently when asked twice: %s, then %s"
              .formatted(policy, one, two));
    }
    return one;
  }
}
