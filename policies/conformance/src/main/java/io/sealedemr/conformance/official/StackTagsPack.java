package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** {@code policy-stack-tags}: a policy reads the stack's tags. */
public final class StackTagsPack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("stack-tags", "2.0.0", List.of(new Allowed()));
  }

  private static final class Allowed implements ResourcePolicy {
    @Override
    public PolicySpec spec() {
      return PolicySpec.named("allowed")
          .summary("Verifies property equals the stack tag value")
          .mandatory()
          .types(SimpleResource.TYPE)
          .build();
    }

    @Override
    public void check(ResourceCheck it) {
      String tag = it.stack().tags().getOrDefault("value", "");
      if (tag.isEmpty()) {
        it.violation("Stack tag 'value' is required");
      } else if (tag.equals("true") || tag.equals("false")) {
        SimpleResource.requireValue(it, tag.equals("true"));
      } else {
        it.violation("Stack tag 'value' must be a boolean, got '" + tag + "'");
      }
    }
  }
}
