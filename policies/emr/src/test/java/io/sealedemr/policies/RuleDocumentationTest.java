package io.sealedemr.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policy.Policy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of each rule's page are true. */
class RuleDocumentationTest {

  static Stream<String> rules() {
    return EmrPolicies.all().stream().map(Policy::spec).map(spec -> spec.name());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theBadSampleViolatesThisRuleAndNoOtherThanThePageSays(String rule) {
    RuleDocumentation page = RuleDocumentation.of(rule);
    StackFixture stack = StackFixture.secure().merge(page.bad());

    StackFixture.Verdict verdict = stack.judge();

    Set<String> expected = new HashSet<>(page.also());
    expected.add(rule);
    assertThat(verdict.rules())
        .as("%s", verdict.violations())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(verdict.undetermined()).isEmpty();
    assertThat(verdict.violations()).extracting(StackFixture.Finding::on).isSubsetOf(judged(stack));
  }

  /** The changed resources, and those whose parts were dropped. */
  private static List<String> judged(StackFixture stack) {
    return stack.names().stream()
        .filter(
            name ->
                stack.touched().stream()
                    .anyMatch(touched -> touched.equals(name) || touched.startsWith(name)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theGoodSampleViolatesNothing(String rule) {
    StackFixture stack = StackFixture.secure().merge(RuleDocumentation.of(rule).good());

    StackFixture.Verdict verdict = stack.judge();

    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.undetermined()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theSamplesNameTheTypesThatTheResourcesHave(String rule) {
    RuleDocumentation page = RuleDocumentation.of(rule);
    StackFixture secure = StackFixture.secure();

    Stream.of(page.bad(), page.good())
        .flatMap(sample -> sample.entrySet().stream())
        .filter(entry -> entry.getValue() != null && secure.names().contains(entry.getKey()))
        .forEach(
            entry ->
                assertThat(Json.map(entry.getValue()))
                    .contains(Map.entry("type", secure.type(entry.getKey()))));
  }
}
