package io.sealedemr.policy.host;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import java.util.TreeSet;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.PolicyComplianceFramework;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;
import pulumirpc.AnalyzerOuterClass.PolicySeverity;
import pulumirpc.AnalyzerOuterClass.PolicyType;

/** A pack's description of itself. */
final class PackInfo {

  private PackInfo() {}

  static AnalyzerInfo of(Pack pack) {
    AnalyzerInfo.Builder info =
        AnalyzerInfo.newBuilder()
            .setName(pack.name())
            .setDisplayName(pack.name())
            .setVersion(pack.version())
            .setSupportsConfig(true);
    Levels levels = Levels.of(pack);
    for (Policy policy : pack.policies()) {
      PolicySpec spec = policy.spec();
      PolicyInfo.Builder about =
          PolicyInfo.newBuilder()
              .setName(spec.name())
              .setDisplayName(spec.name())
              .setDescription(spec.summary())
              // Not setting it would mean advisory.
              .setEnforcementLevel(Levels.onTheWire(levels.of(spec)))
              .setSeverity(severity(spec.severity()))
              .setPolicyType(
                  policy instanceof ResourcePolicy
                      ? PolicyType.POLICY_TYPE_RESOURCE
                      : PolicyType.POLICY_TYPE_STACK)
              .addAllTags(new TreeSet<>(spec.tags()))
              .setRemediationSteps(spec.fix())
              .setUrl(spec.url());
      spec.framework()
          .ifPresent(
              framework ->
                  about.setFramework(
                      PolicyComplianceFramework.newBuilder()
                          .setName(framework.name())
                          .setVersion(framework.version())
                          .setReference(framework.reference())
                          .setSpecification(framework.specification())));
      info.addPolicies(about);
    }
    return info.build();
  }

  static PolicySeverity severity(Severity severity) {
    return switch (severity) {
      case LOW -> PolicySeverity.POLICY_SEVERITY_LOW;
      case MEDIUM -> PolicySeverity.POLICY_SEVERITY_MEDIUM;
      case HIGH -> PolicySeverity.POLICY_SEVERITY_HIGH;
      case CRITICAL -> PolicySeverity.POLICY_SEVERITY_CRITICAL;
    };
  }
}
