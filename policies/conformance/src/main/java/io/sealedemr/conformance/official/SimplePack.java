package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** {@code policy-simple}: an advisory and a mandatory violation in one preview. */
public final class SimplePack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("simple", "1.0.0", List.of(new Truthiness(), new Falsiness()));
  }

  private static final class Truthiness implements ResourcePolicy {
    @Override
    public PolicySpec spec() {
      return PolicySpec.named("truthiness")
          .summary("Verifies properties are true")
          .advisory()
          .types(SimpleResource.TYPE)
          .build();
    }

    @Override
    public void check(ResourceCheck it) {
      it.require(it.at(SimpleResource.VALUE).isTrue().not(), "This is a test warning");
    }
  }

  private static final class Falsiness implements ResourcePolicy {
    @Override
    public PolicySpec spec() {
      return PolicySpec.named("falsiness")
          .summary("Verifies properties are false")
          .mandatory()
          .types(SimpleResource.TYPE)
          .build();
    }

    @Override
    public void check(ResourceCheck it) {
      it.require(it.at(SimpleResource.VALUE).isTrue(), "This is a test error");
    }
  }
}
