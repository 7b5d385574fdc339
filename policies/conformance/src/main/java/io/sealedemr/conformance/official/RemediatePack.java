package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.RepairingPolicy;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourceRepair;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Truth;
import java.util.List;

/** {@code policy-remediate}: a policy mends what it finds. */
public final class RemediatePack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("remediate", "3.0.0", List.of(new Fixup()));
  }

  private static final class Fixup implements RepairingPolicy {
    private static final Setting<Boolean> WANTED = Setting.flag("value");

    @Override
    public PolicySpec spec() {
      return PolicySpec.named("fixup")
          .summary("Sets property to config")
          .remediate()
          .types(SimpleResource.TYPE)
          .settings(WANTED)
          .build();
    }

    @Override
    public void check(ResourceCheck it) {
      SimpleResource.requireValue(it, it.setting(WANTED));
    }

    @Override
    public void repair(ResourceRepair it) {
      boolean wanted = it.setting(WANTED);
      Truth value = it.at(SimpleResource.VALUE).isTrue();
      it.setUnless(wanted ? value : value.not(), it.at(SimpleResource.VALUE), wanted);
    }
  }
}
