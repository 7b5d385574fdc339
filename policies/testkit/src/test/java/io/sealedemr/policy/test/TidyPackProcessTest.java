package io.sealedemr.policy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;
import pulumirpc.AnalyzerOuterClass.PolicyType;

/** A pack without faults as a process: secrets, odd names and values, and not a word too many. */
class TidyPackProcessTest {

  private static final String HUSH = "correct-horse";

  private static EngineSimulator engine;

  @BeforeAll
  static void begin() throws Exception {
    engine = PackFolder.start(TidyPack.class, Map.of());
    engine.begin(
        new StackInfo(
            "",
            "test",
            "test",
            true,
            Map.of("test:password", HUSH, "test:plain", "open"),
            Set.of("test:password"),
            Map.of("owner", "team")),
        Map.of("bounded", Map.of("most", 4)));
  }

  /** No line of a logger, a library or the JVM: the engine shows each to the user. */
  @AfterAll
  static void aCleanRunSaysNothing() throws Exception {
    engine.end();
    assertThat(engine.errors()).isEmpty();
  }

  private static List<String> said(String type, Map<String, ?> properties) {
    return Said.by(engine.analyze(TestResource.of(type, "r", properties)));
  }

  @Test
  void aSecretIsInNoMessageEvenOfAPolicyThatTellsIt() {
    assertThat(said("telling", Map.of("secret", Value.secret(HUSH))))
        .containsExactly("mandatory [telling] It is [secret].");
    assertThat(said("telling", Map.of("secret", HUSH, "all", Value.secret(Map.of("k", HUSH)))))
        .containsExactly("mandatory [telling] It is [secret].");
    assertThat(said("telling-stack", Map.of()))
        .containsExactly("mandatory [telling-stack] It is [secret].");
    TestResource provider =
        TestResource.of("pulumi:providers:x", "p", Map.of("secretKey", Value.secret(HUSH)));
    assertThat(
            Said.by(
                engine.analyze(
                    TestResource.of("telling-provider", "r", Map.of()).managedBy(provider))))
        .containsExactly("mandatory [telling-provider] It is [secret].");
    assertThat(said("nested", Map.of("a", Value.secret(Map.of("b", HUSH)))))
        .containsExactly("mandatory [nested] .a.b: [secret], wanted x.");
    assertThat(said("nested", Map.of("a", Map.of("b", Value.secret("x"))))).isEmpty();
  }

  @Test
  void anAssetIsSeenWithItsHash() {
    assertThat(said("coded", Map.of("code", new Value.Asset("text", null, null, "0a1b", false))))
        .containsExactly("mandatory [coded] Asset 0a1b");
    assertThat(said("coded", Map.of("code", "text")))
        .containsExactly("mandatory [coded] No asset.");
  }

  @Test
  void aNameWithDotsAndDashesIsConfiguredAndReported() {
    assertThat(engine.analyze(TestResource.of("dotted", "r", Map.of())).getDiagnosticsList())
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.getPolicyName()).isEqualTo("dotted.name_1-x");
              assertThat(said.getPolicyPackName()).isEqualTo("tidy");
              assertThat(said.getPolicyPackVersion()).isEqualTo("1.0.0");
            });
  }

  @Test
  void aSettingOfTheUsersCounts() {
    assertThat(said("bounded", Map.of("count", 4))).isEmpty();
    assertThat(said("bounded", Map.of("count", 4.5)))
        .containsExactly("mandatory [bounded] .count: 4.5, wanted at most 4.");
  }

  @Test
  void aPublicationTakesTheTwoDescriptionsOnly() throws Exception {
    try (EngineSimulator publishing = PackFolder.start(TidyPack.class, Map.of())) {
      AnalyzerInfo info = publishing.beginPublication();
      publishing.end();
      assertThat(info.getName()).isEqualTo("tidy");
      assertThat(info.getVersion()).isEqualTo("1.0.0");
      assertThat(info.getPoliciesList()).hasSize(23);
      assertThat(info.getPoliciesList())
          .filteredOn(policy -> policy.getPolicyType() == PolicyType.POLICY_TYPE_STACK)
          .extracting(PolicyInfo::getName)
          .containsExactly("edges", "unsupported-stack", "exemptions");
      assertThat(publishing.errors()).isEmpty();
    }
  }

  @Test
  void theReservedNameIsRefusedInPulumisWords() throws Exception {
    try (EngineSimulator refused = PackFolder.start(TidyPack.All.class, Map.of())) {
      assertThatThrownBy(refused::beginPreview)
          .hasMessage("INVALID_ARGUMENT: Invalid policy name \"all\". \"all\" is a reserved name.");
      refused.end();
    }
  }
}
