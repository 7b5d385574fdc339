package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Resource policies: on any resource, on one type, with several findings. */
public final class ValidateResource implements PackSource {
  private static final int LARGE = 5 << 20;

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "validate-resource-test-policy",
        "0.0.1",
        List.of(
            noState("dynamic-no-state-with-value-1", 1),
            noState("dynamic-no-state-with-value-2", 2),
            Rules.resource(
                Rules.mandatory(
                        "dynamic-no-state-with-value-3-or-4",
                        "Prohibits setting state to 3 or 4 on dynamic resources.")
                    .types(Rules.BAG),
                it -> {
                  forbid(it, 3);
                  forbid(it, 4);
                }),
            Rules.resource(
                Rules.mandatory(
                        "randomuuid-no-keepers", "Prohibits creating a Uuid without any 'keepers'.")
                    .types(Rules.UUID),
                ValidateResource::keepers),
            noState("dynamic-no-state-with-value-5", 5),
            Rules.resource(
                Rules.mandatory(
                        "no-randompassword-with-length-42", "Prohibits a Password of length 42.")
                    .types(Rules.PASSWORD),
                it ->
                    it.require(
                        Rules.number(it.at("length"), 42).not(),
                        "'length' must not have the value 42.")),
            Rules.resource(
                Rules.advisory("large-string", "Tells how long a string is.").types(Rules.BAG),
                it ->
                    it.require(
                        it.at("other").matches(text -> text.length() == LARGE).not(),
                        "'other' has all of its " + LARGE + " characters."))));
  }

  static void keepers(ResourceCheck it) {
    it.require(
        it.at("keepers").anyField((key, value) -> Truth.YES),
        "Uuid must have keepers, and they must not be empty.");
  }

  private static Policy noState(String name, int state) {
    return Rules.resource(
        Rules.mandatory(name, "Prohibits setting state to " + state + " on dynamic resources.")
            .types(Rules.BAG),
        it -> forbid(it, state));
  }

  private static void forbid(ResourceCheck it, int state) {
    it.require(
        Rules.number(it.at("state"), state).not(),
        "'state' must not have the value " + state + ".");
  }
}
