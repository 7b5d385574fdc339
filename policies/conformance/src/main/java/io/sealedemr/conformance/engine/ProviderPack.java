package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** Policies that tell each resource's provider. */
public final class ProviderPack implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "provider-policy",
        "0.0.1",
        List.of(
            Rules.resource(
                Rules.advisory("provider-of-resource", "Tells the provider."),
                it -> it.violation(text(it.resource()))),
            Rules.stack(
                Rules.advisory("provider-in-stack", "Tells the provider."),
                it -> it.resources().forEach(r -> it.violation(r, text(r))))));
  }

  private static String text(Resource resource) {
    return resource
        .provider()
        .map(
            provider ->
                "%s %s, version %s, label %s."
                    .formatted(
                        provider.type(),
                        provider.name(),
                        provider.at("version").value(),
                        provider.at("label").value()))
        .orElse("no provider.");
  }
}
