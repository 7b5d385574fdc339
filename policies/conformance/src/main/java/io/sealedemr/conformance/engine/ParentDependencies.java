package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** A stack policy that tells each resource's parent and what it depends on. */
public final class ParentDependencies implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "parent-dependencies-policy",
        "0.0.1",
        List.of(
            Rules.stack(
                Rules.advisory("edges", "Tells parent and dependencies."),
                it -> it.resources().forEach(r -> it.violation(r, text(it, r))))));
  }

  private static String text(StackCheck it, Resource resource) {
    return "parent %s, depends on %s, by property %s."
        .formatted(
            it.parent(resource).map(Resource::name).orElse("none"),
            names(it, resource.dependencies()),
            resource.propertyDependencies().entrySet().stream()
                .map(edge -> edge.getKey() + " " + names(it, edge.getValue()))
                .toList());
  }

  private static List<String> names(StackCheck it, List<String> urns) {
    return urns.stream().map(urn -> it.find(urn).map(Resource::name).orElse("?")).toList();
  }
}
