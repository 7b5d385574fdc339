package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** {@code policy-config}: a policy reads what the user has configured. */
public final class ConfigPack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("config", "2.0.0", List.of(new Allowed()));
  }

  private static final class Allowed implements ResourcePolicy {
    private static final Setting<Boolean> WANTED = Setting.flag("value");

    @Override
    public PolicySpec spec() {
      return PolicySpec.named("allowed")
          .summary("Verifies properties")
          .mandatory()
          .types(SimpleResource.TYPE)
          .settings(WANTED)
          .build();
    }

    @Override
    public void check(ResourceCheck it) {
      SimpleResource.requireValue(it, it.setting(WANTED));
    }
  }
}
