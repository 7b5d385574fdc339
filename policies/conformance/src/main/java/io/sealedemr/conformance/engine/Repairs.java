package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Value;
import java.util.List;

/** Policies that repair; each acts on the resources that have its name in {@code other}. */
public final class Repairs implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "repairs",
        "0.0.1",
        List.of(
            appending("appends-one", "one"),
            appending("appends-two", "two"),
            Rules.repairing(
                PolicySpec.named("needs-a-prefix")
                    .summary("Puts a prefix where there is none.")
                    .remediate()
                    .types(Rules.PET),
                it -> it.require(it.at("prefix").hasText(), "There must be a prefix."),
                it -> it.setUnless(it.at("prefix").is("good"), it.at("prefix"), "good")),
            Rules.repairing(
                PolicySpec.named("breaks")
                    .summary("Is not well written.")
                    .remediate()
                    .types(Rules.RESOURCE),
                it -> it.violation("Not repaired."),
                it -> {
                  throw new IllegalStateException("a mistake");
                }),
            Rules.repairing(
                PolicySpec.named("does-not-repair")
                    .summary("Finds what it left.")
                    .remediate()
                    .types(Rules.INTEGER),
                it -> it.violation("Still there."),
                it -> {}),
            Rules.stack(
                PolicySpec.named("repairs-no-stack").summary("Finds something.").remediate(),
                it -> {
                  if (!it.ofType(Rules.INTEGER).isEmpty()) {
                    it.violation("Found.");
                  }
                })));
  }

  /** A policy that puts a word behind the {@code state} of a Bag. */
  static Policy appending(String name, String word) {
    return Rules.repairing(
        PolicySpec.named(name).summary("Appends a word.").remediate().types(Rules.BAG),
        it -> it.require(it.at("state").matches(text -> text.contains(word)), "A word is missing."),
        it -> it.set(it.at("state"), text(it.at("state")) + " " + word));
  }

  private static String text(Property place) {
    return place.value() instanceof Value.Text text ? text.value() : "";
  }
}
