package io.sealedemr.policies;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** The policies of Sealed EMR; {@code PulumiPolicy.yaml} names this class. */
public final class EmrPack implements PackSource {

  static final List<Policy> POLICIES = EmrPolicies.all();

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("sealed-emr", "0.1.0", POLICIES);
  }
}
