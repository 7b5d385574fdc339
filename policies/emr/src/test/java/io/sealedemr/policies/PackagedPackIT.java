package io.sealedemr.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policy.test.EngineSimulator;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;

/** The pack as {@code pulumi preview --policy-pack policies} finds it after packaging. */
class PackagedPackIT {

  private static final Path POLICIES = Path.of("..").toAbsolutePath().normalize();

  @Test
  void servesAWholePreviewWithoutAWord() throws Exception {
    try (EngineSimulator engine = EngineSimulator.start(POLICIES, Map.of())) {
      engine.beginPreview();
      assertThat(engine.analyzerInfo().getPoliciesList())
          .extracting(PolicyInfo::getName)
          .containsExactlyElementsOf(
              Stream.concat(
                      EmrPack.POLICIES.stream().map(policy -> policy.spec().name()),
                      Stream.of("exemptions"))
                  .toList());
      engine.end();
      assertThat(engine.errors()).isEmpty();
    }
  }

  @Test
  void startsFromItsClassDataArchive() throws Exception {
    // Required instead of tried: a Java that can't use the archive then refuses to start.
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "PULUMI_POLICY_JAVA_OPTIONS",
            "-Xshare:on");
    try (EngineSimulator engine = EngineSimulator.start(POLICIES, environment)) {
      engine.beginPreview();
      engine.end();
    }
  }
}
