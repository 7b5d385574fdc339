package io.sealedemr.policy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicyConfigSchema;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;

class PolicyConfigurationTest {

  private static Struct struct(Map<String, ?> plain) {
    return Codec.encode((Value.Fields) Value.of(plain));
  }

  private static final AnalyzerInfo PACK =
      AnalyzerInfo.newBuilder()
          .addPolicies(
              PolicyInfo.newBuilder()
                  .setName("set")
                  .setEnforcementLevel(EnforcementLevel.MANDATORY)
                  .setConfigSchema(
                      PolicyConfigSchema.newBuilder()
                          .setProperties(
                              struct(
                                  Map.of(
                                      "a", Map.of("default", 1),
                                      "b", Map.of("default", 1),
                                      "c", Map.of("default", 1),
                                      "d", Map.of())))))
          .addPolicies(
              PolicyInfo.newBuilder()
                  .setName("plain")
                  .setEnforcementLevel(EnforcementLevel.REMEDIATE))
          .putInitialConfig(
              "set",
              PolicyConfig.newBuilder()
                  .setEnforcementLevel(EnforcementLevel.DISABLED)
                  .setProperties(struct(Map.of("b", 2, "c", 2)))
                  .build())
          .build();

  private static String level(Map<String, ?> file, String policy) {
    PolicyConfig sent = PolicyConfiguration.of(PACK, file).get(policy);
    return sent == null ? "none" : sent.getEnforcementLevel().name();
  }

  @Test
  void laysTheUsersFileOverThePacksConfigurationOverTheDefaults() {
    PolicyConfig sent =
        PolicyConfiguration.of(PACK, Map.of("set", Map.of("c", 3, "d", "x"))).get("set");
    assertThat(sent)
        .isEqualTo(
            PolicyConfig.newBuilder()
                .setEnforcementLevel(EnforcementLevel.DISABLED)
                .setProperties(struct(Map.of("a", 1, "b", 2, "c", 3, "d", "x")))
                .build());
    assertThat(level(Map.of("set", Map.of("enforcementLevel", "advisory")), "set"))
        .isEqualTo("ADVISORY");
    assertThat(level(Map.of("set", "remediate"), "set")).isEqualTo("REMEDIATE");
    assertThat(level(Map.of(), "plain")).isEqualTo("REMEDIATE");
  }

  @Test
  void setsTheLevelOfAllBeforeThoseOfSingleOnes() {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("plain", "mandatory");
    file.put("all", "advisory");
    assertThat(level(file, "plain")).isEqualTo("MANDATORY");
    assertThat(level(file, "set")).isEqualTo("ADVISORY");
    assertThat(level(file, "all")).isEqualTo("ADVISORY");
  }

  @Test
  void sendsThePackWhatItDoesNotKnowIfItHasALevel() {
    assertThat(level(Map.of("plian", "advisory"), "plian")).isEqualTo("ADVISORY");
    assertThatThrownBy(() -> PolicyConfiguration.of(PACK, Map.of("plian", Map.of("a", 1))))
        .hasMessage("The engine refuses a level \"\" for plian.");
  }
}
