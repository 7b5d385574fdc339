package io.sealedemr.policy.host;

import io.sealedemr.policy.Level;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.RepairingPolicy;
import io.sealedemr.policy.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;

/**
 * Levels and settings of a pack's policies. The one place where a policy's level is decided: the
 * user's configuration goes first, then the policy's own, then the pack's.
 */
final class Configuration {

  /** In the engine's configuration the name that means every policy. */
  private static final String ALL = "all";

  private record Configured(Level level, SettingValues settings) {}

  private final Pack pack;
  private final List<? extends Policy> policies;

  /** What the pack has by itself. */
  private final Map<String, Configured> own;

  private final Map<String, Configured> configured;

  private Configuration(
      Pack pack,
      List<? extends Policy> policies,
      Map<String, Configured> own,
      Map<String, Configured> configured) {
    this.pack = pack;
    this.policies = policies;
    this.own = own;
    this.configured = configured;
  }

  /**
   * What the pack has by itself, which is what holds where no engine configures it.
   *
   * @param policies the pack's and the host's own
   */
  static Configuration of(Pack pack, List<? extends Policy> policies) {
    Map<String, Configured> own = new HashMap<>();
    for (Policy policy : policies) {
      PolicySpec spec = policy.spec();
      Pack.Initial initial = pack.initial().get(spec.name());
      own.put(
          spec.name(),
          new Configured(
              initial == null ? spec.level().orElse(pack.level()) : initial.level(),
              SettingValues.of(
                  spec, (Value.Fields) Value.of(initial == null ? Map.of() : initial.settings()))));
    }
    return new Configuration(pack, policies, own, own);
  }

  Pack pack() {
    return pack;
  }

  List<? extends Policy> policies() {
    return policies;
  }

  /**
   * What the pack has by itself, changed by what the engine sends: the user's configuration over
   * the pack's, levels always said.
   *
   * @throws IllegalArgumentException naming all that the pack doesn't know in the configuration
   */
  Configuration with(Map<String, PolicyConfig> sent) {
    Map<String, PolicySpec> specs =
        policies.stream()
            .map(Policy::spec)
            .collect(Collectors.toMap(PolicySpec::name, spec -> spec));
    Map<String, Configured> changed = new HashMap<>(own);
    List<String> faults = new ArrayList<>();
    new TreeMap<>(sent)
        .forEach(
            (name, config) -> {
              PolicySpec spec = specs.get(name);
              if (config.getEnforcementLevel() == EnforcementLevel.UNRECOGNIZED) {
                faults.add(
                    "policy \"%s\" has the unknown level %d"
                        .formatted(name, config.getEnforcementLevelValue()));
              } else if (spec != null) {
                try {
                  changed.put(
                      name,
                      new Configured(level(config.getEnforcementLevel()), settings(spec, config)));
                } catch (IllegalArgumentException e) {
                  faults.add("policy \"" + name + "\": " + e.getMessage());
                }
              } else if (!name.equals(ALL)) {
                faults.add(
                    "there is no policy \"" + name + "\"" + Suggestion.of(name, specs.keySet()));
              }
            });
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Configuration of policy pack \"%s\": %s."
              .formatted(pack.name(), String.join("; ", faults)));
    }
    return new Configuration(pack, policies, own, changed);
  }

  private static SettingValues settings(PolicySpec spec, PolicyConfig config) {
    SettingValues settings =
        SettingValues.of(spec, (Value.Fields) Codec.decode(config.getProperties()));
    settings.check();
    return settings;
  }

  private static Level level(EnforcementLevel sent) {
    return switch (sent) {
      case DISABLED -> Level.DISABLED;
      case ADVISORY -> Level.ADVISORY;
      case REMEDIATE -> Level.REMEDIATE;
      // Unrecognized ones were refused before.
      case MANDATORY, UNRECOGNIZED -> Level.MANDATORY;
    };
  }

  boolean disabled(Policy policy) {
    return configured(policy).level() == Level.DISABLED;
  }

  boolean repairs(Policy policy) {
    return policy instanceof RepairingPolicy && configured(policy).level() == Level.REMEDIATE;
  }

  /** For the description of a pack: the level as it is. */
  EnforcementLevel own(Policy policy) {
    return switch (configured(policy).level()) {
      case DISABLED -> EnforcementLevel.DISABLED;
      case ADVISORY -> EnforcementLevel.ADVISORY;
      case MANDATORY -> EnforcementLevel.MANDATORY;
      case REMEDIATE ->
          // Other policies can't, and an engine that is told so would wait for a repair.
          policy instanceof RepairingPolicy
              ? EnforcementLevel.REMEDIATE
              : EnforcementLevel.MANDATORY;
    };
  }

  /**
   * For a violation: advisory or mandatory and nothing else, the engine's command line ends in a
   * crash on any other.
   */
  EnforcementLevel ofViolation(Policy policy) {
    return configured(policy).level() == Level.ADVISORY
        ? EnforcementLevel.ADVISORY
        : EnforcementLevel.MANDATORY;
  }

  SettingValues settings(Policy policy) {
    return configured(policy).settings();
  }

  private Configured configured(Policy policy) {
    Configured found = configured.get(policy.spec().name());
    if (found == null) {
      throw new IllegalArgumentException(
          "A policy has changed its name to \"" + policy.spec().name() + "\".");
    }
    return found;
  }
}
