package io.sealedemr.policy.host;

import io.sealedemr.policy.Level;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PolicySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;

/**
 * The one place where a policy's level is decided: the user's configuration goes first, then the
 * policy's own, then the pack's. What is sent to the engine is advisory or mandatory and nothing
 * else: its command line ends in a crash on any other.
 */
final class Levels {

  /** In the engine's configuration the name that means every policy. */
  private static final String ALL = "all";

  private final Level fallback;

  /** Empty: switched off. */
  private final Map<String, Optional<Level>> configured;

  private Levels(Level fallback, Map<String, Optional<Level>> configured) {
    this.fallback = fallback;
    this.configured = configured;
  }

  /** The levels that the pack has by itself. */
  static Levels of(Pack pack) {
    return new Levels(pack.level(), Map.of());
  }

  /**
   * The levels that the user's configuration sets.
   *
   * @throws IllegalArgumentException naming all that the pack doesn't know in the configuration
   */
  static Levels of(Pack pack, Map<String, PolicyConfig> configuration) {
    Set<String> known = new HashSet<>(Set.of(ALL));
    pack.policies().forEach(policy -> known.add(policy.spec().name()));
    Map<String, Optional<Level>> levels = new HashMap<>();
    List<String> faults = new ArrayList<>();
    new TreeMap<>(configuration)
        .forEach(
            (name, config) -> {
              if (!known.contains(name)) {
                faults.add("there is no policy \"" + name + "\"");
              } else if (config.getProperties().getFieldsCount() > 0) {
                faults.add(
                    "policy \"%s\" has no settings, found %s"
                        .formatted(name, config.getProperties().getFieldsMap().keySet()));
              }
              switch (config.getEnforcementLevel()) {
                case ADVISORY -> levels.put(name, Optional.of(Level.ADVISORY));
                // A policy that can't repair still has to judge.
                case MANDATORY, REMEDIATE -> levels.put(name, Optional.of(Level.MANDATORY));
                case DISABLED -> levels.put(name, Optional.empty());
                case UNRECOGNIZED ->
                    faults.add(
                        "policy \"%s\" has the unknown level %d"
                            .formatted(name, config.getEnforcementLevelValue()));
              }
            });
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Configuration of policy pack \"%s\": %s."
              .formatted(pack.name(), String.join("; ", faults)));
    }
    return new Levels(pack.level(), Map.copyOf(levels));
  }

  boolean disabled(PolicySpec spec) {
    Optional<Level> level = configured.get(spec.name());
    return level != null && level.isEmpty();
  }

  /** The level of a policy that isn't disabled. */
  Level of(PolicySpec spec) {
    Optional<Level> level = configured.get(spec.name());
    return level != null && level.isPresent() ? level.get() : spec.level().orElse(fallback);
  }

  static EnforcementLevel onTheWire(Level level) {
    return level == Level.ADVISORY ? EnforcementLevel.ADVISORY : EnforcementLevel.MANDATORY;
  }
}
