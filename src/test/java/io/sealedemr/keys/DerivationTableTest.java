package io.sealedemr.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.iam.AwsScope;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in docs/keys.md is what the code derives with every mode on. */
class DerivationTableTest {

  private static final AwsScope SCOPE = new AwsScope("aws", "111122223333", "eu-west-2");

  @Test
  void theDocumentedTableIsWhatIsDerived() throws Exception {
    String document = Files.readString(Path.of("../docs/keys.md"));

    assertThat(between(document, "<!-- derivation -->\n", "<!-- end of derivation -->"))
        .isEqualTo(table());
  }

  private static String table() {
    KeyPolicies policies =
        new KeyPolicies(
            new KeyUsers(
                SCOPE,
                List.of(SCOPE.role("administrators"), SCOPE.role("deployer")),
                SCOPE.role("deployer"),
                SCOPE.role("service role"),
                SCOPE.role("instance role"),
                List.of(SCOPE.role("EMRFS roles")),
                List.of(SCOPE.role("log readers"))),
            new KeyUses(
                new KeyUses.Disks(true, true, true),
                new KeyUses.Storage(List.of("DATA"), true, "ARTIFACTS"),
                new KeyUses.Logs("LOGS", List.of("GROUP"), true),
                Optional.of(new KeyUses.Secrets(List.of("SECRET"), true)),
                Optional.of(new KeyUses.WriteAheadLog(Optional.of("WORKSPACE")))));
    List<String> lines = new ArrayList<>();
    lines.add("| key | who | may | if | why | source |");
    lines.add("|---|---|---|---|---|---|");
    lines.add(row("all that are made", policies.administration()));
    for (KeyPurpose purpose : KeyPurpose.values()) {
      policies.use(purpose).forEach(derived -> lines.add(row(purpose.text(), derived)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String row(String key, DerivedStatement derived) {
    Statement statement = derived.statement();
    String conditions =
        statement.conditions().entrySet().stream()
            .flatMap(
                operator ->
                    operator.getValue().entrySet().stream()
                        .map(
                            condition ->
                                operator.getKey()
                                    + " `"
                                    + condition.getKey()
                                    + "` "
                                    + condition.getValue().stream()
                                        .map(value -> "`" + value + "`")
                                        .collect(Collectors.joining(" or "))))
            .collect(Collectors.joining("; "))
            .replace(SCOPE.account(), "ACCOUNT")
            .replace(SCOPE.region(), "REGION");
    Principal principal = Objects.requireNonNull(statement.principal());
    return "| "
        + String.join(
            " | ",
            key,
            principal.names().stream()
                .map(name -> name.replaceFirst(".*:role/", "").replace(SCOPE.region(), "REGION"))
                .collect(Collectors.joining(", ")),
            statement.actions().stream()
                .map(action -> action.replace("kms:", ""))
                .collect(Collectors.joining(", "))
                .replace("*", "\\*"),
            conditions,
            derived.why(),
            derived.source())
        + " |";
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    int to = text.indexOf(end);
    assertThat(from).as(start).isNotNegative();
    assertThat(to).as(end).isGreaterThan(from);
    return text.substring(from + start.length(), to);
  }
}
