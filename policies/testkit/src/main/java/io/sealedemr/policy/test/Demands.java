package io.sealedemr.policy.test;

import com.google.protobuf.Value;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;
import pulumirpc.AnalyzerOuterClass.PolicySeverity;
import pulumirpc.AnalyzerOuterClass.PolicyType;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;
import pulumirpc.AnalyzerOuterClass.Remediation;

/**
 * What Pulumi's engine needs of a pack's answers without checking it: it crashes on an answer that
 * these refuse, or takes it for a pass.
 */
final class Demands {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_.]{1,100}");
  private static final Pattern VERSION =
      Pattern.compile("v?[0-9]+(\\.[0-9]+){0,2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

  private Demands() {}

  /**
   * Makes a call.
   *
   * @throws AssertionError if the pack doesn't have it, or says nothing about why it failed
   */
  static <T> T answer(String call, Supplier<T> calling) {
    try {
      return calling.get();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        throw new AssertionError(call + " is unimplemented: the engine takes that for a pass.", e);
      }
      String text = e.getStatus().getDescription();
      if (text == null || text.isBlank()) {
        throw new AssertionError(call + " fails without a text: " + e.getStatus().getCode(), e);
      }
      throw e;
    }
  }

  static void ofVersion(String version) {
    if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
      throw new AssertionError("The engine can't read the version \"" + version + "\".");
    }
  }

  static void ofInfo(AnalyzerInfo info) {
    List<String> faults = new ArrayList<>();
    if (!NAME.matcher(info.getName()).matches()) {
      faults.add("The pack is called \"" + info.getName() + "\".");
    }
    if (!info.getSupportsConfig()) {
      faults.add("The engine would never configure the pack.");
    }
    Map<String, EnforcementLevel> levels = PolicyConfiguration.own(info);
    Set<String> names = new HashSet<>();
    for (PolicyInfo policy : info.getPoliciesList()) {
      if (!names.add(policy.getName())) {
        faults.add("Two policies are called \"" + policy.getName() + "\".");
      }
      ofPolicy(policy, faults);
    }
    info.getInitialConfigMap()
        .forEach(
            (policy, initial) -> {
              EnforcementLevel level = levels.get(policy);
              if (initial.getEnforcementLevel() == EnforcementLevel.ADVISORY
                  && level != EnforcementLevel.ADVISORY) {
                faults.add(
                    "The initial configuration of \"%s\" says no level: that makes %s advisory."
                        .formatted(policy, level));
              }
            });
    none(faults);
  }

  private static void ofPolicy(PolicyInfo policy, List<String> faults) {
    String named = "Policy \"" + policy.getName() + "\" ";
    if (!NAME.matcher(policy.getName()).matches() || policy.getName().equals("all")) {
      faults.add(named + "can't be configured by that name.");
    }
    if (policy.getEnforcementLevel() == EnforcementLevel.UNRECOGNIZED) {
      faults.add(named + "has an unknown level.");
    }
    if (policy.getSeverity() == PolicySeverity.UNRECOGNIZED) {
      faults.add(named + "has an unknown severity.");
    }
    if (policy.getPolicyType() == PolicyType.POLICY_TYPE_UNKNOWN) {
      faults.add(named + "has no type: no summary counts it.");
    }
    for (Map.Entry<String, Value> setting :
        policy.getConfigSchema().getProperties().getFieldsMap().entrySet()) {
      if (!setting.getValue().hasStructValue()) {
        faults.add(
            named + "has a schema that is no object, for \"" + setting.getKey() + "\": a crash.");
      }
    }
  }

  static void ofDiagnostics(AnalyzeResponse answer, Map<String, EnforcementLevel> levels) {
    List<String> faults = new ArrayList<>();
    for (AnalyzeDiagnostic diagnostic : answer.getDiagnosticsList()) {
      String named = "Policy \"" + diagnostic.getPolicyName() + "\" ";
      EnforcementLevel level = diagnostic.getEnforcementLevel();
      EnforcementLevel configured = levels.get(diagnostic.getPolicyName());
      if (configured == null) {
        faults.add(named + "is none of the pack's.");
      } else if (configured == EnforcementLevel.DISABLED) {
        faults.add(named + "is disabled, and reports.");
      } else if (level != EnforcementLevel.ADVISORY && level != EnforcementLevel.MANDATORY) {
        faults.add(named + "reports at the level " + level + ": a crash.");
      } else if (level == EnforcementLevel.MANDATORY && configured == EnforcementLevel.ADVISORY) {
        faults.add(named + "is advisory, and its report is mandatory.");
      }
      if (diagnostic.getMessage().isBlank()) {
        faults.add(named + "reports without a text.");
      }
    }
    none(faults);
  }

  static void ofRemediations(RemediateResponse answer, Map<String, EnforcementLevel> levels) {
    List<String> faults = new ArrayList<>();
    for (Remediation remediation : answer.getRemediationsList()) {
      String named = "Policy \"" + remediation.getPolicyName() + "\" ";
      boolean told = !remediation.getDiagnostic().isEmpty();
      if (!remediation.hasProperties() && !told) {
        faults.add(named + "empties the resource.");
      } else if (remediation.hasProperties() && told) {
        faults.add(named + "changes the resource with a text: the change is not made.");
      }
      if (levels.get(remediation.getPolicyName()) != EnforcementLevel.REMEDIATE) {
        faults.add(named + "repairs, and is not to.");
      }
    }
    none(faults);
  }

  private static void none(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("\n", faults));
    }
  }
}
