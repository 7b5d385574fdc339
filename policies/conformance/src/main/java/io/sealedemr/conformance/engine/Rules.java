package io.sealedemr.conformance.engine;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.RepairingPolicy;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.ResourceRepair;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import java.util.function.Consumer;

/** Policies from a spec and the code that judges, and the specs that most of them have. */
final class Rules {

  /** The types of the test provider. */
  static final String BAG = "simple:index:Bag";

  static final String RESOURCE = "simple:index:Resource";
  static final String LATE = "simple:index:Late";
  static final String PASSWORD = "simple:index:Password";
  static final String PET = "simple:index:Pet";
  static final String UUID = "simple:index:Uuid";
  static final String INTEGER = "simple:index:Integer";

  private Rules() {}

  static PolicySpec.Builder mandatory(String name, String summary) {
    return PolicySpec.named(name).summary(summary).mandatory();
  }

  static PolicySpec.Builder advisory(String name, String summary) {
    return PolicySpec.named(name).summary(summary).advisory();
  }

  static ResourcePolicy resource(PolicySpec.Builder spec, Consumer<ResourceCheck> check) {
    return new OfResource(spec.build(), check);
  }

  static StackPolicy stack(PolicySpec.Builder spec, Consumer<StackCheck> check) {
    return new OfStack(spec.build(), check);
  }

  static RepairingPolicy repairing(
      PolicySpec.Builder spec, Consumer<ResourceCheck> check, Consumer<ResourceRepair> repair) {
    return new Repairing(spec.build(), check, repair);
  }

  /** Whether a place holds this number. */
  static Truth number(Property place, int number) {
    return place.atLeast(number).and(place.atMost(number));
  }

  private record OfResource(PolicySpec spec, Consumer<ResourceCheck> code)
      implements ResourcePolicy {
    @Override
    public void check(ResourceCheck it) {
      code.accept(it);
    }
  }

  private record OfStack(PolicySpec spec, Consumer<StackCheck> code) implements StackPolicy {
    @Override
    public void check(StackCheck it) {
      code.accept(it);
    }
  }

  private record Repairing(
      PolicySpec spec, Consumer<ResourceCheck> code, Consumer<ResourceRepair> mending)
      implements RepairingPolicy {
    @Override
    public void check(ResourceCheck it) {
      code.accept(it);
    }

    @Override
    public void repair(ResourceRepair it) {
      mending.accept(it);
    }
  }
}
