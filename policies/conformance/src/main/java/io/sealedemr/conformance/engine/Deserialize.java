package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Value;
import java.util.List;
import java.util.TreeMap;

/** Policies that tell what they read of secrets, assets and archives. */
public final class Deserialize implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "deserialize-policy",
        "0.0.1",
        List.of(
            Rules.repairing(
                PolicySpec.named("read-when-repaired")
                    .summary("Writes down what it reads.")
                    .remediate()
                    .types(Rules.BAG),
                it -> {},
                it -> it.set(it.at("state"), text(it.resource()))),
            Rules.resource(
                Rules.advisory("read-when-checked", "Tells what it reads.").types(Rules.BAG),
                it -> it.violation(text(it.resource()))),
            Rules.stack(
                Rules.advisory("read-in-the-stack", "Tells what it reads."),
                it -> it.ofType(Rules.BAG).forEach(bag -> it.violation(bag, text(bag))))));
  }

  private static String text(Resource bag) {
    return "secret %s, %s, file %s, text %s, folder %s, archive %s."
        .formatted(
            bag.at("other").is("a secret value").yes() ? "read" : "not read",
            bag.at("other").value().secret() ? "kept" : "lost",
            text(bag.at("file").value()),
            text(bag.at("text").value()),
            text(bag.at("folder").value()),
            text(bag.at("archive").value()));
  }

  private static String text(Value value) {
    if (value instanceof Value.Asset asset) {
      return asset.text() == null ? "at " + asset.path() : "'" + asset.text() + "'";
    }
    if (value instanceof Value.Archive archive) {
      return archive.path() == null
          ? new TreeMap<>(archive.assets())
              .entrySet().stream()
                  .map(entry -> entry.getKey() + " " + text(entry.getValue()))
                  .toList()
                  .toString()
          : "at " + archive.path();
    }
    return value.kind();
  }
}
