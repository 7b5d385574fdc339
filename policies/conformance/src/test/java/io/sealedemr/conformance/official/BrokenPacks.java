package io.sealedemr.conformance.official;

import io.sealedemr.policy.Level;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** The pack of {@code policy-dryrun}, each with a single fault. */
final class BrokenPacks {

  private BrokenPacks() {}

  private record Dry(Level level, String message, Runnable aside) implements ResourcePolicy {
    @Override
    public PolicySpec spec() {
      return PolicySpec.named("dry")
          .summary("Verifies properties are true on dryrun")
          .level(level)
          .types(SimpleResource.TYPE)
          .build();
    }

    @Override
    public void check(ResourceCheck it) {
      if (it.resource().name().equals("res1")) {
        aside.run();
      }
      if (it.stack().preview()) {
        it.require(it.at(SimpleResource.VALUE).isTrue(), message);
      }
    }

    Pack pack() {
      return Pack.of("dryrun", "1.0.0", List.of(this));
    }
  }

  private static final String MESSAGE = "This is a test error";

  public static final class OtherMessage implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return new Dry(Level.MANDATORY, "This is another error", () -> {}).pack();
    }
  }

  public static final class OtherLevel implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return new Dry(Level.ADVISORY, MESSAGE, () -> {}).pack();
    }
  }

  /** The SDK turns its standard output into standard error: the port stays alone. */
  public static final class ChattyOut implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return new Dry(Level.MANDATORY, MESSAGE, () -> System.out.println("I am judging")).pack();
    }
  }

  public static final class ChattyErr implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return new Dry(Level.MANDATORY, MESSAGE, () -> System.err.println("I am judging")).pack();
    }
  }
}
