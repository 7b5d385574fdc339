package io.sealedemr.policy.host;

import com.google.protobuf.Struct;
import io.sealedemr.policy.Framework;
import io.sealedemr.policy.Level;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyComplianceFramework;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicyConfigSchema;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;
import pulumirpc.AnalyzerOuterClass.PolicySeverity;
import pulumirpc.AnalyzerOuterClass.PolicyType;

/** A pack's description of itself. */
final class PackInfo {

  private PackInfo() {}

  static AnalyzerInfo of(Configuration configuration) {
    Pack pack = configuration.pack();
    AnalyzerInfo.Builder info =
        AnalyzerInfo.newBuilder()
            .setName(pack.name())
            .setDisplayName(pack.name())
            .setVersion(pack.version())
            .setSupportsConfig(true);
    for (Policy policy : configuration.policies()) {
      PolicySpec spec = policy.spec();
      PolicyInfo.Builder about =
          PolicyInfo.newBuilder()
              .setName(spec.name())
              .setDisplayName(spec.name())
              .setDescription(spec.summary())
              // Not setting it would mean advisory.
              .setEnforcementLevel(configuration.own(policy))
              .setSeverity(severity(spec))
              .setPolicyType(
                  policy instanceof ResourcePolicy
                      ? PolicyType.POLICY_TYPE_RESOURCE
                      : PolicyType.POLICY_TYPE_STACK)
              .addAllTags(tags(spec))
              .setRemediationSteps(spec.fix())
              .setUrl(spec.url());
      spec.frameworks().stream().limit(1).forEach(one -> about.setFramework(framework(one)));
      if (!spec.settings().isEmpty()) {
        about.setConfigSchema(schema(spec));
      }
      info.addPolicies(about);
    }
    pack.initial()
        .forEach(
            (name, initial) ->
                info.putInitialConfig(
                    name,
                    PolicyConfig.newBuilder()
                        .setEnforcementLevel(level(initial.level()))
                        .setProperties(struct(initial.settings()))
                        .build()));
    return info.build();
  }

  private static EnforcementLevel level(Level level) {
    return switch (level) {
      case DISABLED -> EnforcementLevel.DISABLED;
      case ADVISORY -> EnforcementLevel.ADVISORY;
      case MANDATORY -> EnforcementLevel.MANDATORY;
      case REMEDIATE -> EnforcementLevel.REMEDIATE;
    };
  }

  private static PolicyComplianceFramework framework(Framework framework) {
    return PolicyComplianceFramework.newBuilder()
        .setName(framework.name())
        .setVersion(framework.version())
        .setReference(framework.reference())
        .setSpecification(framework.specification())
        .build();
  }

  private static Set<String> tags(PolicySpec spec) {
    Set<String> tags = new TreeSet<>(spec.tags());
    spec.frameworks().stream()
        .skip(1)
        .forEach(framework -> tags.add(framework.name() + ":" + framework.reference()));
    return tags;
  }

  private static PolicyConfigSchema schema(PolicySpec spec) {
    Map<String, Object> properties = new LinkedHashMap<>();
    PolicyConfigSchema.Builder schema = PolicyConfigSchema.newBuilder();
    for (Setting<?> setting : spec.settings()) {
      properties.put(setting.name(), setting.schema());
      if (setting.required()) {
        schema.addRequired(setting.name());
      }
    }
    return schema.setProperties(struct(properties)).build();
  }

  private static Struct struct(Map<String, Object> plain) {
    return Codec.encode((Value.Fields) Value.of(plain));
  }

  static PolicySeverity severity(PolicySpec spec) {
    if (spec.severity().isEmpty()) {
      return PolicySeverity.POLICY_SEVERITY_UNSPECIFIED;
    }
    return switch (spec.severity().get()) {
      case LOW -> PolicySeverity.POLICY_SEVERITY_LOW;
      case MEDIUM -> PolicySeverity.POLICY_SEVERITY_MEDIUM;
      case HIGH -> PolicySeverity.POLICY_SEVERITY_HIGH;
      case CRITICAL -> PolicySeverity.POLICY_SEVERITY_CRITICAL;
    };
  }
}
