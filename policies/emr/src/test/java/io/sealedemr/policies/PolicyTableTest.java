package io.sealedemr.policies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policy.Level;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.StackPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/policies.md} says what the rules say of themselves. After a change, this test with
 * {@code -Dupdate} writes it anew; the page has the whole command.
 */
class PolicyTableTest {

  private static final Path PAGE = Path.of("..", "..", "docs", "policies.md");

  @Test
  void thePageIsWhatTheRulesSay() throws IOException {
    if (System.getProperty("update") != null) {
      Files.createDirectories(PAGE.toAbsolutePath().normalize().getParent());
      Files.writeString(PAGE, page());
    }

    assertThat(Files.readString(PAGE, UTF_8)).isEqualTo(page());
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # The policies

            Written from the rules themselves: `./mvnw test -pl policies/emr -am -Dtest=PolicyTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dupdate`.

            Every rule that is not marked advisory is mandatory: a violation fails `pulumi preview`. A *resource* rule
            also stops the resource in `pulumi up`; a *stack* rule looks at edges between resources and stops previews
            only. Ids of other tools name the rule there that looks for the same fault, though rarely as far.

            | id | severity | kind | finds | other tools |
            |---|---|---|---|---|
            """);
    EmrPolicies.all().forEach(policy -> page.append(row(policy)));
    return page.toString();
  }

  private static String row(Policy policy) {
    PolicySpec spec = policy.spec();
    String peers =
        spec.tags().stream()
            .filter(tag -> tag.startsWith("peer:"))
            .map(tag -> tag.substring("peer:".length()).replaceFirst(":", " "))
            .sorted()
            .collect(Collectors.joining(", "));
    return "| [%s](../policies/emr/src/main/resources/rules/%s.md) | %s | %s | %s | %s |\n"
        .formatted(
            spec.name(),
            spec.name(),
            spec.severity().orElseThrow().name().toLowerCase(Locale.ROOT)
                + (spec.level().equals(Optional.of(Level.ADVISORY)) ? ", advisory" : ""),
            policy instanceof StackPolicy ? "stack" : "resource",
            spec.summary(),
            peers);
  }
}
