package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** {@code policy-config-schema}: the engine refuses a configuration that breaks the schema. */
public final class ConfigSchemaPack implements PackSource {

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("config-schema", "3.0.0", List.of(new Validator()));
  }

  private static final class Validator implements ResourcePolicy {
    private static final Setting<Boolean> WANTED = Setting.flag("value");
    private static final Setting<List<String>> NAMES = Setting.texts("names").with("minItems", 1);

    @Override
    public PolicySpec spec() {
      return PolicySpec.named("validator")
          .summary("Verifies property matches config")
          .advisory()
          .types(SimpleResource.TYPE)
          .settings(WANTED, NAMES)
          .build();
    }

    @Override
    public void check(ResourceCheck it) {
      if (it.setting(NAMES).contains(it.resource().name())) {
        SimpleResource.requireValue(it, it.setting(WANTED));
      }
    }
  }
}
