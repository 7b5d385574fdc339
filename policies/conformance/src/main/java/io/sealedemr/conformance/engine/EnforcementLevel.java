package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Level;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.StackInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** For each level that a pack may have, policies of each level that a policy may have. */
public final class EnforcementLevel {

  /** The variable that names the file in which each call is noted. */
  public static final String CALLS = "CONFORMANCE_CALLS";

  private EnforcementLevel() {}

  /** At level advisory. */
  public static final class Advisory implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return EnforcementLevel.pack("advisory", Optional.of(Level.ADVISORY), stack);
    }
  }

  /** At level disabled. */
  public static final class Disabled implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return EnforcementLevel.pack("disabled", Optional.of(Level.DISABLED), stack);
    }
  }

  /** At level mandatory. */
  public static final class Mandatory implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return EnforcementLevel.pack("mandatory", Optional.of(Level.MANDATORY), stack);
    }
  }

  /** At no level that it says. */
  public static final class Unset implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return EnforcementLevel.pack("unset", Optional.empty(), stack);
    }
  }

  /** The configuration {@code kind} says whether there are resource or stack policies. */
  private static Pack pack(String name, Optional<Level> level, StackInfo stack) {
    boolean ofResource = stack.config().getOrDefault("cases:kind", "resource").equals("resource");
    List<Policy> policies = new ArrayList<>();
    for (String own : List.of("advisory", "disabled", "mandatory", "unset")) {
      PolicySpec.Builder spec =
          PolicySpec.named(name + "-" + own)
              .summary("Always finds something.")
              .types(ofResource ? new String[] {Rules.LATE} : new String[0]);
      switch (own) {
        case "advisory" -> spec.advisory();
        case "disabled" -> spec.level(Level.DISABLED);
        case "mandatory" -> spec.mandatory();
        default -> {}
      }
      policies.add(
          ofResource
              ? Rules.resource(
                  spec,
                  it -> {
                    called(name + "-" + own);
                    it.violation("Found.");
                  })
              : Rules.stack(
                  spec,
                  it -> {
                    called(name + "-" + own);
                    it.violation("Found.");
                  }));
    }
    Pack pack = Pack.of("pack-" + name, "0.0.1", policies);
    return level.map(pack::level).orElse(pack);
  }

  private static void called(String policy) {
    try {
      Files.writeString(
          Path.of(System.getenv().getOrDefault(CALLS, "/dev/null")),
          policy + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
