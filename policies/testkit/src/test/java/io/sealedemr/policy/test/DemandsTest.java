package io.sealedemr.policy.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicyConfigSchema;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;
import pulumirpc.AnalyzerOuterClass.PolicyType;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;
import pulumirpc.AnalyzerOuterClass.Remediation;

class DemandsTest {

  private static final Map<String, EnforcementLevel> LEVELS =
      Map.of(
          "off", EnforcementLevel.DISABLED,
          "hint", EnforcementLevel.ADVISORY,
          "rule", EnforcementLevel.MANDATORY,
          "mend", EnforcementLevel.REMEDIATE);

  private static PolicyInfo.Builder policy(String name) {
    return PolicyInfo.newBuilder()
        .setName(name)
        .setEnforcementLevel(EnforcementLevel.MANDATORY)
        .setPolicyType(PolicyType.POLICY_TYPE_RESOURCE);
  }

  private static AnalyzerInfo.Builder pack(PolicyInfo.Builder... policies) {
    AnalyzerInfo.Builder info = AnalyzerInfo.newBuilder().setName("p").setSupportsConfig(true);
    for (PolicyInfo.Builder policy : policies) {
      info.addPolicies(policy);
    }
    return info;
  }

  private static AnalyzeResponse said(String policy, EnforcementLevel level, String message) {
    return AnalyzeResponse.newBuilder()
        .addDiagnostics(
            AnalyzeDiagnostic.newBuilder()
                .setPolicyName(policy)
                .setEnforcementLevel(level)
                .setMessage(message))
        .build();
  }

  private static RemediateResponse repaired(Remediation.Builder remediation) {
    return RemediateResponse.newBuilder().addRemediations(remediation).build();
  }

  @Test
  void takesWhatIsRight() {
    assertThatCode(
            () -> {
              Demands.ofVersion("");
              Demands.ofVersion("v1.2.3-rc.1+5");
              Demands.ofInfo(pack(policy("a.b-c_1")).build());
              Demands.ofDiagnostics(said("rule", EnforcementLevel.MANDATORY, "m"), LEVELS);
              Demands.ofDiagnostics(said("rule", EnforcementLevel.ADVISORY, "m"), LEVELS);
              Demands.ofDiagnostics(said("mend", EnforcementLevel.MANDATORY, "m"), LEVELS);
              Demands.ofRemediations(
                  repaired(
                      Remediation.newBuilder()
                          .setPolicyName("mend")
                          .setProperties(Struct.getDefaultInstance())),
                  LEVELS);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void refusesADescriptionThatTheEngineWouldMisread() {
    assertThatThrownBy(() -> Demands.ofVersion("one"))
        .hasMessage("The engine can't read the version \"one\".");
    PolicyConfigSchema crash =
        PolicyConfigSchema.newBuilder()
            .setProperties(
                Struct.newBuilder()
                    .putFields("s", Value.newBuilder().setStringValue("integer").build()))
            .build();
    assertThatThrownBy(
            () ->
                Demands.ofInfo(
                    pack(
                            policy("all"),
                            policy("twice"),
                            policy("twice").setConfigSchema(crash),
                            policy("typeless")
                                .setPolicyType(PolicyType.POLICY_TYPE_UNKNOWN)
                                .setSeverityValue(99)
                                .setEnforcementLevelValue(99))
                        .setName("p p")
                        .setSupportsConfig(false)
                        .putInitialConfig("twice", PolicyConfig.getDefaultInstance())
                        .build()))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            The pack is called "p p".
            The engine would never configure the pack.
            Policy "all" can't be configured by that name.
            Two policies are called "twice".
            Policy "twice" has a schema that is no object, for "s": a crash.
            Policy "typeless" has an unknown level.
            Policy "typeless" has an unknown severity.
            Policy "typeless" has no type: no summary counts it.
            The initial configuration of "twice" says no level: that makes MANDATORY advisory.""");
  }

  @Test
  void refusesDiagnosticsThatTheEngineWouldNotSurvive() {
    refuses(
        said("off", EnforcementLevel.ADVISORY, "m"), "Policy \"off\" is disabled, and reports.");
    refuses(said("else", EnforcementLevel.ADVISORY, "m"), "Policy \"else\" is none of the pack's.");
    refuses(
        said("rule", EnforcementLevel.DISABLED, "m"),
        "Policy \"rule\" reports at the level DISABLED: a crash.");
    refuses(
        said("mend", EnforcementLevel.REMEDIATE, "m"),
        "Policy \"mend\" reports at the level REMEDIATE: a crash.");
    refuses(
        said("hint", EnforcementLevel.MANDATORY, "m"),
        "Policy \"hint\" is advisory, and its report is mandatory.");
    refuses(
        said("rule", EnforcementLevel.MANDATORY, " "), "Policy \"rule\" reports without a text.");
  }

  private static void refuses(AnalyzeResponse answer, String message) {
    assertThatThrownBy(() -> Demands.ofDiagnostics(answer, LEVELS))
        .isInstanceOf(AssertionError.class)
        .hasMessage(message);
  }

  @Test
  void refusesRemediationsThatWouldHarmTheResource() {
    Remediation.Builder mend = Remediation.newBuilder().setPolicyName("mend");
    assertThatThrownBy(() -> Demands.ofRemediations(repaired(mend), LEVELS))
        .hasMessage("Policy \"mend\" empties the resource.");
    assertThatThrownBy(
            () ->
                Demands.ofRemediations(
                    repaired(
                        mend.clone()
                            .setProperties(Struct.getDefaultInstance())
                            .setDiagnostic("text")),
                    LEVELS))
        .hasMessage("Policy \"mend\" changes the resource with a text: the change is not made.");
    assertThatThrownBy(
            () ->
                Demands.ofRemediations(
                    repaired(mend.clone().setPolicyName("rule").setDiagnostic("text")), LEVELS))
        .hasMessage("Policy \"rule\" repairs, and is not to.");
  }

  @Test
  void refusesACallThatIsMissingOrFailsWithoutAWord() {
    assertThatThrownBy(() -> Demands.answer("Analyze", failing(Status.UNIMPLEMENTED)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("Analyze is unimplemented: the engine takes that for a pass.");
    assertThatThrownBy(() -> Demands.answer("Analyze", failing(Status.UNKNOWN)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("Analyze fails without a text: UNKNOWN");
    assertThatThrownBy(
            () -> Demands.answer("Analyze", failing(Status.INTERNAL.withDescription("why"))))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessage("INTERNAL: why");
  }

  private static java.util.function.Supplier<String> failing(Status status) {
    return () -> {
      throw status.asRuntimeException();
    };
  }
}
