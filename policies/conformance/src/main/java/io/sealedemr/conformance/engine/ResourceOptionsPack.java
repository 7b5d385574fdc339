package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourceOptions;
import io.sealedemr.policy.StackInfo;
import java.util.ArrayList;
import java.util.List;

/** Policies that tell each resource's options: when it is repaired, checked, and in the stack. */
public final class ResourceOptionsPack implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "resource-options-policy",
        "0.0.1",
        List.of(
            Rules.repairing(
                PolicySpec.named("options-when-repaired")
                    .summary("Writes the options down.")
                    .remediate()
                    .types(Rules.BAG),
                it -> {},
                it -> it.set(it.at("other"), text(it.resource()))),
            Rules.resource(
                Rules.advisory("options-when-checked", "Tells the options."),
                it -> it.violation(text(it.resource()))),
            Rules.stack(
                Rules.advisory("options-in-the-stack", "Tells the options."),
                it -> it.resources().forEach(r -> it.violation(r, text(r))))));
  }

  /** What differs from the defaults. */
  private static String text(Resource resource) {
    ResourceOptions options = resource.options();
    List<String> text = new ArrayList<>();
    if (options.protect()) {
      text.add("protect");
    }
    tell(text, "ignoreChanges", options.ignoreChanges());
    options.deleteBeforeReplace().ifPresent(is -> text.add("deleteBeforeReplace " + is));
    tell(text, "additionalSecretOutputs", options.additionalSecretOutputs());
    tell(text, "aliases", options.aliases());
    options.customTimeouts().create().ifPresent(is -> text.add("create " + is.toSeconds() + " s"));
    options.customTimeouts().update().ifPresent(is -> text.add("update " + is.toSeconds() + " s"));
    options.customTimeouts().delete().ifPresent(is -> text.add("delete " + is.toSeconds() + " s"));
    if (!options.parent().isEmpty()) {
      text.add("parent " + options.parent().replaceFirst(".*::", ""));
    }
    return String.join(", ", text) + ".";
  }

  private static void tell(List<String> text, String option, List<String> values) {
    if (!values.isEmpty()) {
      text.add(option + " " + values);
    }
  }
}
