package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** {@code policy-dryrun}: a policy tells a preview from an update. */
public final class DryRunPack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("dryrun", "1.0.0", List.of(new Dry()));
  }

  private static final class Dry implements ResourcePolicy {
    @Override
    public PolicySpec spec() {
      return PolicySpec.named("dry")
          .summary("Verifies properties are true on dryrun")
          .mandatory()
          .types(SimpleResource.TYPE)
          .build();
    }

    @Override
    public void check(ResourceCheck it) {
      if (it.stack().preview()) {
        it.require(it.at(SimpleResource.VALUE).isTrue(), "This is a test error");
      }
    }
  }
}
