package io.sealedemr.policy.test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.PolicyNotApplicable;

/** What a pack says, short enough to compare. */
final class Said {

  private Said() {}

  /** For each diagnostic its level in lower case, a blank, and the first line of its message. */
  static List<String> by(AnalyzeResponse answer) {
    return answer.getDiagnosticsList().stream()
        .map(
            said ->
                said.getEnforcementLevel().name().toLowerCase(Locale.ROOT)
                    + " "
                    + said.getMessage().lines().findFirst().orElse(""))
        .toList();
  }

  /** That a policy of {@link TidyPack} hangs on a place, in a preview. */
  static String unknownInPreview(String policy, String place) {
    return "can't run policy '"
        + policy
        + "' from policy pack 'tidy@v1.0.0' during preview: string value at "
        + place
        + " can't be known during preview";
  }

  /** The same in an update. */
  static String unknown(String policy, String place) {
    return "can't run policy '"
        + policy
        + "' from policy pack 'tidy@v1.0.0': string value at "
        + place
        + " isn't known";
  }

  /** Why policies had nothing to judge. */
  static Map<String, String> notApplicable(List<PolicyNotApplicable> said) {
    return said.stream()
        .collect(
            Collectors.toMap(PolicyNotApplicable::getPolicyName, PolicyNotApplicable::getReason));
  }
}
