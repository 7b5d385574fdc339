package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** {@code policy-stack-config}: which policy there is hangs on the stack's configuration. */
public final class StackConfigPack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    boolean wanted =
        Boolean.parseBoolean(stack.config().getOrDefault(stack.project() + ":value", "false"));
    return Pack.of("stack-config", "2.0.0", List.of(new Validate(wanted)));
  }

  private record Validate(boolean wanted) implements ResourcePolicy {
    @Override
    public PolicySpec spec() {
      return PolicySpec.named("validate-" + wanted)
          .summary("Verifies property is " + wanted)
          .mandatory()
          .types(SimpleResource.TYPE)
          .build();
    }

    @Override
    public void check(ResourceCheck it) {
      SimpleResource.requireValue(it, wanted);
    }
  }
}
