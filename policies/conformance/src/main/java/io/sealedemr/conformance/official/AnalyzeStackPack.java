package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.StackPolicy;
import java.util.List;

/** {@code policy-analyze-stack}: a policy judges all resources together. */
public final class AnalyzeStackPack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("analyze-stack", "1.0.0", List.of(new StackSize()));
  }

  private static final class StackSize implements StackPolicy {
    @Override
    public PolicySpec spec() {
      return PolicySpec.named("stack-size")
          .summary("Stack must contain at most one " + SimpleResource.TYPE)
          .mandatory()
          .types(SimpleResource.TYPE)
          .build();
    }

    @Override
    public void check(StackCheck it) {
      it.ofType(SimpleResource.TYPE).stream()
          .skip(1)
          .forEach(extra -> it.violation("Found an extra " + SimpleResource.TYPE));
    }
  }
}
