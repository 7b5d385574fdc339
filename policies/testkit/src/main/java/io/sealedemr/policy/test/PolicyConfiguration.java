package io.sealedemr.policy.test;

import com.google.protobuf.Struct;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;

/**
 * The configuration that the engine sends: what a pack says of its policies, under the pack's
 * initial configuration, under the user's file.
 */
final class PolicyConfiguration {

  private static final String ALL = "all";
  private static final String LEVEL = "enforcementLevel";

  private final Map<String, EnforcementLevel> levels;
  private final Map<String, Struct> properties = new LinkedHashMap<>();

  private PolicyConfiguration(AnalyzerInfo info) {
    levels = own(info);
    for (PolicyInfo policy : info.getPoliciesList()) {
      Struct.Builder defaults = Struct.newBuilder();
      policy
          .getConfigSchema()
          .getProperties()
          .getFieldsMap()
          .forEach(
              (name, schema) -> {
                com.google.protobuf.Value value =
                    schema.getStructValue().getFieldsMap().get("default");
                if (value != null) {
                  defaults.putFields(name, value);
                }
              });
      properties.put(policy.getName(), defaults.build());
    }
  }

  /** The levels that a pack gives its policies by itself. */
  static Map<String, EnforcementLevel> own(AnalyzerInfo info) {
    Map<String, EnforcementLevel> levels = new LinkedHashMap<>();
    info.getPoliciesList().forEach(p -> levels.put(p.getName(), p.getEnforcementLevel()));
    return levels;
  }

  /**
   * The configuration for a file.
   *
   * @param file for each policy's name a level, or a map of settings, one of which may be {@code
   *     enforcementLevel}
   * @throws IllegalArgumentException if the engine would refuse it
   */
  static Map<String, PolicyConfig> of(AnalyzerInfo info, Map<String, ?> file) {
    PolicyConfiguration configuration = new PolicyConfiguration(info);
    info.getInitialConfigMap()
        .forEach(
            (policy, initial) -> {
              configuration.levels.put(policy, initial.getEnforcementLevel());
              configuration.set(policy, initial.getProperties());
            });
    Object all = file.get(ALL);
    if (all != null) {
      configuration.levels.replaceAll((policy, own) -> level(all));
      configuration.levels.put(ALL, level(all));
    }
    file.forEach(
        (policy, given) -> {
          if (!policy.equals(ALL)) {
            configuration.take(policy, given);
          }
        });
    return configuration.sent();
  }

  private void take(String policy, Object given) {
    if (given instanceof Map<?, ?> settings) {
      Map<String, Object> others = new LinkedHashMap<>();
      settings.forEach((name, value) -> others.put(String.valueOf(name), value));
      Object level = others.remove(LEVEL);
      if (level != null) {
        levels.put(policy, level(level));
      }
      set(policy, Codec.encode((Value.Fields) Value.of(others)));
    } else {
      levels.put(policy, level(given));
    }
    if (!levels.containsKey(policy)) {
      throw new IllegalArgumentException("The engine refuses a level \"\" for " + policy + ".");
    }
  }

  private void set(String policy, Struct more) {
    properties.merge(policy, more, (before, after) -> before.toBuilder().mergeFrom(after).build());
  }

  private static EnforcementLevel level(Object word) {
    return EnforcementLevel.valueOf(String.valueOf(word).toUpperCase(Locale.ROOT));
  }

  private Map<String, PolicyConfig> sent() {
    Map<String, PolicyConfig> sent = new LinkedHashMap<>();
    levels.forEach(
        (policy, level) ->
            sent.put(
                policy,
                PolicyConfig.newBuilder()
                    .setEnforcementLevel(level)
                    .setProperties(properties.getOrDefault(policy, Struct.getDefaultInstance()))
                    .build()));
    return sent;
  }
}
