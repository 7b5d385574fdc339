package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** Packs that can't be made; the stack's configuration {@code scenario} says which. */
public final class InvalidPolicy implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    String name = stack.config().getOrDefault("cases:scenario", "").equals("all") ? "all" : "fine";
    PolicySpec.Builder spec = PolicySpec.named(name).summary("Is never made.");
    if (name.equals("fine")) {
      spec.settings(Setting.text("enforcementLevel"));
    }
    return Pack.of("invalid-policy", "0.0.1", List.of(Rules.resource(spec, it -> {})));
  }
}
