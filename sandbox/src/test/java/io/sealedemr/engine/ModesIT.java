package io.sealedemr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.stack.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mode of encryption, by its example in {@code stacks/modes}, is judged completely at its
 * first preview: what the policies would reject is what the example's exemptions name.
 */
class ModesIT extends OnTheEngine {

  /** What the policies reject by design, but for the exemptions that stand beside the example. */
  private static final Map<String, List<String>> WEAK =
      Map.of(
          "at-rest-only", List.of("in-transit-encryption-off"),
          "in-transit-only", List.of("at-rest-encryption-off"),
          "luks-only", List.of("ebs-encryption-off"),
          "sse-s3", List.of("bucket-without-kms", "s3-data-without-kms"));

  static List<String> modes() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.ROOT.resolve("stacks/modes"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.startsWith("Pulumi."))
          .map(file -> file.split("\\.", -1)[1])
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void isJudgedAtItsFirstPreview(String mode) {
    Launcher.Ran ran = sealed().run("preview", mode, "--sandbox");

    List<EventLog.Finding> findings = sealed().findings(mode);
    assertThat(ran.exit()).as(ran.text()).isZero();
    assertThat(findings).as(ran.text()).noneMatch(EventLog.Finding::mandatory);
    assertThat(
            findings.stream()
                .filter(finding -> finding.message().contains("EXEMPTED"))
                .map(EventLog.Finding::rule)
                .distinct()
                .sorted()
                .toList())
        .as(ran.text())
        .isEqualTo(WEAK.getOrDefault(mode, List.of()));
    assertThat(sealed().changes(mode)).as(ran.text()).containsOnlyKeys("create");
  }
}
