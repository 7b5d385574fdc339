package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.StackInfo;
import java.util.List;
import java.util.Map;

/** Policies that tell the stack's tags and try to change them. */
public final class StackTags implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "stack-tags-policy",
        "0.0.1",
        List.of(
            Rules.resource(
                Rules.advisory("tags-in-resource-policy", "Tells the tags.").types(Rules.BAG),
                it -> it.violation(text(it.stack()))),
            Rules.stack(
                Rules.advisory("tags-in-stack-policy", "Tells the tags."),
                it -> it.violation(text(it.stack())))));
  }

  private static String text(StackInfo stack) {
    return "foo %s, hello %s, %s."
        .formatted(stack.tags().get("foo"), stack.tags().get("hello"), readOnly(stack.tags()));
  }

  private static String readOnly(Map<String, String> tags) {
    try {
      tags.put("foo", "changed");
      return "changed";
    } catch (UnsupportedOperationException e) {
      return "read-only";
    }
  }
}
