package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** {@code policy-enforcement-config}: the user sets a policy's level, or switches it off. */
public final class EnforcementConfigPack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("enforcement-config", "3.0.0", List.of(new ValueTrue()));
  }

  private static final class ValueTrue implements ResourcePolicy {
    @Override
    public PolicySpec spec() {
      return PolicySpec.named("false")
          .summary("Verifies property is false")
          .advisory()
          .types(SimpleResource.TYPE)
          .build();
    }

    @Override
    public void check(ResourceCheck it) {
      SimpleResource.requireValue(it, false);
    }
  }
}
