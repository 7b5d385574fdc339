package io.sealedemr.policy.test;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.RepairingPolicy;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.ResourceRepair;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import java.util.function.Consumer;

/** Makes policies of a few lines. */
final class SamplePolicy {

  private SamplePolicy() {}

  /** A spec that judges the type of its own name. */
  static PolicySpec.Builder spec(String name) {
    return PolicySpec.named(name)
        .summary("Finds " + name + ".")
        .why("It matters.")
        .fix("Mend it.")
        .types(name);
  }

  static ResourcePolicy of(String name, Consumer<ResourceCheck> check) {
    return of(spec(name).build(), check);
  }

  static ResourcePolicy of(PolicySpec spec, Consumer<ResourceCheck> check) {
    return new ResourcePolicy() {
      @Override
      public PolicySpec spec() {
        return spec;
      }

      @Override
      public void check(ResourceCheck it) {
        check.accept(it);
      }
    };
  }

  static RepairingPolicy repairing(
      PolicySpec spec, Consumer<ResourceCheck> check, Consumer<ResourceRepair> repair) {
    return new RepairingPolicy() {
      @Override
      public PolicySpec spec() {
        return spec;
      }

      @Override
      public void check(ResourceCheck it) {
        check.accept(it);
      }

      @Override
      public void repair(ResourceRepair it) {
        repair.accept(it);
      }
    };
  }

  static StackPolicy ofStack(String name, Consumer<StackCheck> check) {
    PolicySpec spec = spec(name).build();
    return new StackPolicy() {
      @Override
      public PolicySpec spec() {
        return spec;
      }

      @Override
      public void check(StackCheck it) {
        check.accept(it);
      }
    };
  }
}
