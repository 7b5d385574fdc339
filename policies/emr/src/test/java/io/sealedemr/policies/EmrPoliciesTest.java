package io.sealedemr.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sealedemr.policy.Level;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmrPoliciesTest {

  /** What announces a fault and is none yet, and what a stack can't always mend. */
  private static final Set<String> ADVISORY =
      Set.of("certificate-expires-soon", "hadoop-kms-without-https");

  static Stream<Policy> rules() {
    return EmrPolicies.all().stream();
  }

  @Test
  void everyRuleIsListedOnce() {
    List<String> written =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.sealedemr.policies")
                .stream()
                .filter(type -> type.isAssignableTo(Policy.class))
                .map(JavaClass::getName)
                .toList();

    assertThat(EmrPolicies.all())
        .extracting(policy -> policy.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theIdIsTheNameOfTheClass(Policy rule) {
    String kebab =
        rule.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);

    assertThat(rule.spec().name()).isEqualTo(kebab);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theSpecSaysAllThatAUserNeeds(Policy rule) {
    PolicySpec spec = rule.spec();

    assertThat(spec.level())
        .contains(ADVISORY.contains(spec.name()) ? Level.ADVISORY : Level.MANDATORY);
    assertThat(spec.types()).isNotEmpty().allMatch(type -> type.startsWith("aws:"));
    assertThat(spec.frameworks()).isNotEmpty();
    assertThat(spec.tags()).allMatch(tag -> tag.matches("check:[A-Z]\\d\\d|peer:[a-z-]+:[\\w.-]+"));
    assertThat(spec.tags()).anyMatch(tag -> tag.startsWith("check:"));
    assertThat(spec.url()).startsWith("https://");
    assertThat(List.of(spec.summary(), spec.why(), spec.fix()))
        .allMatch(sentence -> sentence.matches("[A-Z].*\\."));
  }
}
