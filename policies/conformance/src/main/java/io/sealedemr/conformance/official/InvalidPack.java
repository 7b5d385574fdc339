package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** {@code policy-invalid}: a policy may not be called "all". */
public final class InvalidPack implements PackSource {

  private static final Pack PACK = Pack.of("invalid-policy", "1.0.0", List.of(new All()));

  @Override
  public Pack pack(StackInfo stack) {
    return PACK;
  }

  private static final class All implements ResourcePolicy {
    @Override
    public PolicySpec spec() {
      return PolicySpec.named("all").summary("Invalid policy name").build();
    }

    @Override
    public void check(ResourceCheck it) {
      throw new IllegalStateException("A pack with a reserved name must not start");
    }
  }
}
