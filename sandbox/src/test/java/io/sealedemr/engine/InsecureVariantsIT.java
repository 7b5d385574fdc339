package io.sealedemr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.stack.EventLog;
import io.sealedemr.variants.Variant;
import io.sealedemr.variants.Variants;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every variant is rejected at the first preview, by its own rule, and for nothing else. */
class InsecureVariantsIT extends OnTheEngine {

  /** Two sandboxes, so that two previews run side by side. */
  private final BlockingQueue<Launcher> lanes = new LinkedBlockingQueue<>();

  @BeforeAll
  void openLanes() {
    lanes.add(new Launcher(folder().resolve("lane-1")));
    lanes.add(new Launcher(folder().resolve("lane-2")));
  }

  @AfterAll
  void closeLanes() {
    lanes.forEach(lane -> assertThat(lane.run("sandbox", "stop").exit()).isZero());
  }

  static Stream<String> variants() {
    return Variants.all().stream().map(Variant::name);
  }

  @ParameterizedTest
  @MethodSource("variants")
  @Execution(ExecutionMode.CONCURRENT)
  void isRejectedByItsOwnRule(String name) throws InterruptedException {
    Launcher sealed = lanes.take();
    try {
      isRejectedByItsOwnRule(Variants.named(name).orElseThrow(), sealed);
    } finally {
      lanes.add(sealed);
    }
  }

  private static void isRejectedByItsOwnRule(Variant variant, Launcher sealed) {
    Launcher.Ran ran = sealed.run("preview", "dev", "--sandbox", "--variant", variant.name());

    List<EventLog.Finding> findings = sealed.findings("dev-preview");
    assertThat(ran.exit()).as(ran.text()).isEqualTo(1);
    assertThat(findings)
        .filteredOn(EventLog.Finding::mandatory)
        .as(ran.text())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(variant.rule());
              assertThat(finding.urn()).matches(variant.place()::is, variant.place().toString());
              assertThat(finding.message()).contains("Why:").contains("Fix:");
            });
    assertThat(findings)
        .as("findings on resources that nobody touched")
        .allMatch(f -> variant.place().is(f.urn()));
  }

  @Test
  void theSameWithoutAFaultPassesWithNoFindingAtAll() {
    Launcher.Ran ran = sealed().run("preview", "dev", "--sandbox");

    assertThat(ran.exit()).as(ran.text()).isZero();
    assertThat(sealed().findings("dev")).isEmpty();
    assertThat(sealed().changes("dev")).containsOnlyKeys("create");
  }

  @Test
  void thereAreManyEachWithANameOfItsOwn() {
    assertThat(Variants.all())
        .hasSizeGreaterThan(20)
        .extracting(Variant::name)
        .doesNotHaveDuplicates();
  }
}
