package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Policies on values that a preview can't know. */
public final class UnknownValues implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "unknown-values-policy",
        "0.0.1",
        List.of(
            Rules.resource(
                Rules.mandatory(
                        "unknown-values-resource-validation", "Prohibits the prefix 'test'.")
                    .types(Rules.PET),
                it -> it.require(notTest(it.at("prefix")), "'prefix' must not be 'test'.")),
            Rules.stack(
                Rules.mandatory("unknown-values-stack-validation", "Prohibits the prefix 'test'."),
                it -> {
                  for (Resource pet : it.ofType(Rules.PET)) {
                    it.require(pet, notTest(pet.at("prefix")), "'prefix' must not be 'test'.");
                  }
                })));
  }

  private static Truth notTest(Property prefix) {
    return prefix.is("test").not();
  }
}
