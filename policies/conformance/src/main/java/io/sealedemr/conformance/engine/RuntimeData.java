package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Truth;
import java.util.List;
import java.util.TreeMap;

/** Policies that tell what they know of the stack, and compare it with what the program knows. */
public final class RuntimeData implements PackSource {
  @Override
  public Pack pack(StackInfo made) {
    return Pack.of(
        "runtime-data-policy",
        "0.0.1",
        List.of(
            Rules.resource(
                Rules.advisory("runtime-data-resource", "Tells the stack.").types(Rules.BAG),
                it -> {
                  it.require(asInProgram(it.resource(), it.stack()), "The program knows better.");
                  it.violation(text(it.stack()));
                }),
            Rules.stack(
                Rules.advisory("runtime-data-stack", "Tells the stack."),
                it -> {
                  for (Resource bag : it.ofType(Rules.BAG)) {
                    it.require(bag, asInProgram(bag, it.stack()), "The program knows better.");
                  }
                  it.violation(text(it.stack()));
                  if (!it.stack().equals(made)) {
                    it.violation("The pack was made for another stack.");
                  }
                })));
  }

  private static Truth asInProgram(Resource bag, StackInfo stack) {
    Property state = bag.at("state");
    return state
        .at("organization")
        .is(stack.organization())
        .and(state.at("project").is(stack.project()))
        .and(state.at("stack").is(stack.name()))
        .and(state.at("aConfigValue").is(stack.config().getOrDefault("cases:aConfigValue", "")))
        .and(state.at("hidden").is(stack.config().getOrDefault("cases:hidden", "")));
  }

  private static String text(StackInfo stack) {
    return "%s/%s/%s, %s, configured %s, secret %s."
        .formatted(
            stack.organization(),
            stack.project(),
            stack.name(),
            stack.preview() ? "preview" : "update",
            new TreeMap<>(stack.config()).keySet(),
            stack.secretKeys());
  }
}
