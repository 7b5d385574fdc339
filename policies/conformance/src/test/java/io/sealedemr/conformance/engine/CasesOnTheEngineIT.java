package io.sealedemr.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packs written on the SDK behave as those written on Pulumi's own SDKs, and a table says so. */
class CasesOnTheEngineIT {

  static List<Scenario> scenarios() {
    return Cases.SCENARIOS;
  }

  static List<OtherScenario> others() {
    return Cases.OTHERS;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  @Execution(ExecutionMode.CONCURRENT)
  void showsWhatItMustAndNothingElse(Scenario scenario) {
    Run.Ran ran = scenario.run().ran();

    fits(scenario, scenario.preview(), ran.preview());
    fits(scenario, scenario.update(), ran.update());
  }

  private static void fits(Scenario scenario, Scenario.Expected expected, Seen seen) {
    if (!scenario.fits(expected, seen)) {
      assertThat(scenario.events(seen))
          .as(seen.screen())
          .containsExactlyInAnyOrderElementsOf(expected.events());
      assertThat(seen.passed()).as(seen.screen()).isEqualTo(expected.passes());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  @Execution(ExecutionMode.CONCURRENT)
  void behaves(OtherScenario other) throws Exception {
    assertThat(other.seen()).isNotEmpty();
  }

  @Test
  void everyEventOfASharedRunBelongsToAScenario() {
    for (Run run : StackCases.LEVELS) {
      Seen preview = run.ran().preview();
      assertThat(preview.passed()).isFalse();
      assertThat(preview.events()).as(preview.screen()).hasSize(11);
    }
    Cases.SCENARIOS.stream()
        .filter(scenario -> scenario.name().equals("config"))
        .map(Scenario::run)
        .distinct()
        .forEach(
            run -> {
              List<Scenario> its =
                  Cases.SCENARIOS.stream().filter(scenario -> scenario.run() == run).toList();
              for (Seen seen : List.of(run.ran().preview(), run.ran().update())) {
                assertThat(seen.events())
                    .as(seen.screen())
                    .hasSize(its.stream().mapToInt(s -> s.events(seen).size()).sum());
                assertThat(seen.passed()).isEqualTo(its.get(0).preview().passes());
              }
            });
  }

  @Test
  void theTableHasEveryCase() throws Exception {
    Table table = new Table();
    for (Scenario scenario : Cases.SCENARIOS) {
      table.add(scenario, scenario.run().ran());
    }
    for (OtherScenario other : Cases.OTHERS) {
      table.add(other);
    }
    Cases.IMPOSSIBLE.forEach(table::add);
    List<String> cases = new ArrayList<>(Cases.INTEGRATION);
    cases.addAll(Cases.ENGINE);

    table.write(Installation.MODULE.resolve("target/integration-cases.md"), cases);

    assertThat(table.cases()).as("cases with a row").containsExactlyInAnyOrderElementsOf(cases);
    assertThat(Stream.of("enforcementlevel", "config").map(table::rows))
        .as("rows of the two big cases")
        .containsExactly(32 + 1, 25);
    System.out.printf(
        "Cases on the real engine: %d cases in %d rows, see target/integration-cases.md.%n",
        cases.size(), cases.stream().mapToInt(table::rows).sum());
  }
}
