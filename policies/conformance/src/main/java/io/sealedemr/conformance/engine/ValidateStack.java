package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Stack policies: on the whole stack, on one resource of it, on one type. */
public final class ValidateStack implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "validate-stack-test-policy",
        "0.0.1",
        List.of(
            noState("dynamic-no-state-with-value-1", 1),
            noState("dynamic-no-state-with-value-2", 2),
            Rules.stack(
                Rules.mandatory(
                    "dynamic-no-state-with-value-3",
                    "Prohibits setting state to 3 on dynamic resources."),
                it -> {
                  for (Resource bag : it.ofType(Rules.BAG)) {
                    it.require(
                        bag,
                        Rules.number(bag.at("state"), 3).not(),
                        "'state' must not have the value 3.");
                  }
                }),
            Rules.stack(
                Rules.mandatory(
                    "randomuuid-no-keepers", "Prohibits creating a Uuid without any 'keepers'."),
                it -> {
                  for (Resource uuid : it.ofType(Rules.UUID)) {
                    it.require(
                        uuid,
                        uuid.at("keepers").anyField((key, value) -> Truth.YES),
                        "Uuid must have keepers, and they must not be empty.");
                  }
                }),
            Rules.stack(
                Rules.mandatory("no-randomstrings", "Prohibits a Late."),
                it ->
                    it.ofType(Rules.LATE)
                        .forEach(late -> it.violation(late, "Late resources are not allowed."))),
            Rules.stack(
                Rules.advisory(
                    "integers-are-three", "Tells how many resources of a type there are."),
                it -> {
                  int integers = it.ofType(Rules.INTEGER).size();
                  if (integers > 0) {
                    it.violation(
                        "%d of the stack's resources are of the type.".formatted(integers));
                  }
                }),
            Rules.stack(
                PolicySpec.named("dynamic-no-state-with-value-4")
                    .summary("Prohibits setting state to 4 on dynamic resources.")
                    .remediate(),
                it -> forbid(it, 4))));
  }

  private static Policy noState(String name, int state) {
    return Rules.stack(
        Rules.mandatory(name, "Prohibits setting state to " + state + " on dynamic resources."),
        it -> forbid(it, state));
  }

  private static void forbid(StackCheck it, int state) {
    for (Resource bag : it.ofType(Rules.BAG)) {
      if (Rules.number(bag.at("state"), state).yes()) {
        it.violation("'state' must not have the value " + state + ".");
      }
    }
  }
}
