package io.sealedemr.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policy.Policy;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.test.PolicyTester;
import io.sealedemr.policy.test.Result;
import io.sealedemr.policy.test.TestResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No state of a property makes a rule lose the violation of its bad sample without a word. */
class NeverSilentTest {

  /**
   * Outputs that the provider fills in: unknown and without an edge they mean that the program left
   * the input out, which here is secure.
   */
  private static final Map<String, List<String>> LEFT_OUT =
      Map.of(
          "certificate-without-customer-key", List.of("certificate .serverSideEncryption"),
          "step-script-foreign", List.of("cluster .steps"));

  static Stream<Policy> rules() {
    return EmrPolicies.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPlaceThatIsNotKnownYetLeavesTheRuleUndetermined(Policy rule) {
    StackFixture bad = bad(rule);

    if (rule instanceof StackPolicy stackPolicy) {
      assertThat(PolicyTester.of(stackPolicy).silentWhenUnknown(outputs(bad)))
          .isSubsetOf(LEFT_OUT.getOrDefault(rule.spec().name(), List.of()));
    } else if (rule instanceof ResourcePolicy resourcePolicy) {
      PolicyTester tester = PolicyTester.of(resourcePolicy);
      assertThat(tester.silentWhenUnknown(violating(tester, bad).properties())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPlaceOfAnotherKindIsAViolation(Policy rule) {
    StackFixture bad = bad(rule);

    if (rule instanceof StackPolicy stackPolicy) {
      assertThat(PolicyTester.of(stackPolicy).silentWhenWrongKind(outputs(bad))).isEmpty();
    } else if (rule instanceof ResourcePolicy resourcePolicy) {
      PolicyTester tester = PolicyTester.of(resourcePolicy);
      assertThat(tester.silentWhenWrongKind(violating(tester, bad).properties())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void secretPropertiesAreJudgedAsPlainOnesAndNotShown(Policy rule) {
    List<TestResource> plain = seen(rule, bad(rule));
    List<TestResource> secret = changed(plain, value -> Value.secret(value));

    Result open = check(rule, plain);
    Result hidden = check(rule, secret);

    if (rule.spec().name().endsWith("-in-plain-text")) {
      assertThat(hidden.violations()).as("being secret is what the rule wants").isEmpty();
    } else {
      assertThat(hidden.violations()).hasSameSizeAs(open.violations());
      assertThat(String.join("\n", hidden.messages()))
          .doesNotContain("sealed", "111122223333", "foreign-bucket", "EnableInTransitEncrypton");
    }
  }

  private static StackFixture bad(Policy rule) {
    return StackFixture.secure().merge(RuleDocumentation.of(rule.spec().name()).bad());
  }

  private static TestResource[] outputs(StackFixture stack) {
    return stack.outputs().toArray(TestResource[]::new);
  }

  private static List<TestResource> seen(Policy rule, StackFixture stack) {
    return rule instanceof StackPolicy ? stack.outputs() : stack.inputs();
  }

  private static List<TestResource> changed(
      List<TestResource> resources, UnaryOperator<Object> change) {
    List<TestResource> changed = new ArrayList<>();
    for (TestResource resource : resources) {
      Map<String, Object> properties = new LinkedHashMap<>();
      resource.properties().forEach((key, value) -> properties.put(key, change.apply(value)));
      changed.add(resource.withProperties(properties));
    }
    return changed;
  }

  private static Result check(Policy rule, List<TestResource> resources) {
    if (rule instanceof StackPolicy stackPolicy) {
      return PolicyTester.of(stackPolicy).check(resources.toArray(TestResource[]::new));
    }
    PolicyTester tester = PolicyTester.of((ResourcePolicy) rule);
    return resources.stream()
        .filter(resource -> rule.spec().types().contains(resource.type()))
        .map(tester::check)
        .filter(result -> !result.violations().isEmpty())
        .findFirst()
        .orElseGet(() -> tester.check(resources.get(0)));
  }

  private static TestResource violating(PolicyTester tester, StackFixture stack) {
    return stack.inputs().stream()
        .filter(resource -> tester.spec().types().contains(resource.type()))
        .filter(resource -> !tester.check(resource).violations().isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
