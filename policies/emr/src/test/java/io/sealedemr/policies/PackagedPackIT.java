package io.sealedemr.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.test.EngineSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;

/** The pack as {@code pulumi preview --policy-pack policies} finds it after packaging. */
class PackagedPackIT {

  private static final Path POLICIES = Path.of("..").toAbsolutePath().normalize();
  private static final String BRIDGE =
      POLICIES.resolve("bridge/pulumi-analyzer-policy-jvm").toString();

  /** The runtime options in {@code PulumiPolicy.yaml}. */
  private static Map<String, String> options() throws Exception {
    Matcher option =
        Pattern.compile("(?m)^    (\\w+): \"?([^\"\n]+)\"?$")
            .matcher(Files.readString(POLICIES.resolve("PulumiPolicy.yaml")));
    Map<String, String> options = new LinkedHashMap<>();
    while (option.find()) {
      options.put(option.group(1), option.group(2));
    }
    assertThat(options).containsOnlyKeys("pack", "classpath", "build");
    return options;
  }

  @Test
  void servesAWholePreviewWithoutAWord() throws Exception {
    try (EngineSimulator engine =
        EngineSimulator.start(List.of(BRIDGE), POLICIES, options(), Map.of())) {
      engine.beginPreview();
      assertThat(engine.analyzerInfo().getPoliciesList())
          .extracting(PolicyInfo::getName)
          .containsExactlyElementsOf(
              EmrPack.POLICIES.stream().map(p -> p.spec()).map(PolicySpec::name).toList());
      engine.cancel();
      assertThat(engine.exitCode(Duration.ofSeconds(20))).isEqualTo(OptionalInt.of(0));
      assertThat(engine.chatter()).isEmpty();
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
    try (EngineSimulator engine =
        EngineSimulator.start(List.of(BRIDGE), POLICIES, options(), environment)) {
      engine.beginPreview();
      engine.cancel();
      assertThat(engine.exitCode(Duration.ofSeconds(20))).isEqualTo(OptionalInt.of(0));
    }
  }
}
