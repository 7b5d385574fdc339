package io.sealedemr.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.iam.PolicyDocument;
import io.sealedemr.iam.Possibility;
import io.sealedemr.iam.Principal;
import io.sealedemr.iam.Statement;
import io.sealedemr.keys.Capability;
import io.sealedemr.keys.DerivedStatement;
import io.sealedemr.keys.KeyAccess;
import io.sealedemr.keys.KeyPolicies;
import io.sealedemr.keys.KeyPurpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The screen that says who may do what with a key, and why. */
final class KeyReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeyPurpose purpose;
  private final KeyPolicies policies;
  private final List<DerivedStatement> statements;
  private final boolean made;
  private final KeyAccess access;

  /**
   * @param made whether the stack makes the key, and so decides who manages it
   */
  KeyReport(
      KeyPurpose purpose, KeyPolicies policies, List<DerivedStatement> statements, boolean made) {
    this.purpose = purpose;
    this.policies = policies;
    this.statements = statements;
    this.made = made;
    this.access = KeyAccess.of(document());
  }

  /** A policy laid out for people. */
  static String json(PolicyDocument document) {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(JSON.readTree(document.toJson()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a policy document is no JSON", e);
    }
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(table());
    lines.add("");
    statements.forEach(derived -> lines.addAll(reason(derived)));
    lines.addAll(made ? separation() : List.of("As JSON:", json(document())));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private PolicyDocument document() {
    return new PolicyDocument(statements.stream().map(DerivedStatement::statement).toList());
  }

  /** What anyone can do, by principal. */
  private List<String> table() {
    Map<String, Map<Capability, Possibility>> summary = access.summary();
    int width =
        Arrays.stream(Capability.values()).mapToInt(each -> each.text().length()).max().orElse(0);
    String form = "  %-" + width + "s";
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(form, "")
            + summary.keySet().stream()
                .map(principal -> "  " + name(principal))
                .collect(Collectors.joining()));
    for (Capability capability : Capability.values()) {
      StringBuilder line = new StringBuilder(String.format(form, capability.text()));
      summary.forEach(
          (principal, able) ->
              line.append(
                  String.format(
                      "  %-" + name(principal).length() + "s", cell(able.get(capability)))));
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String cell(@Nullable Possibility possibility) {
    if (possibility == null) {
      return "-";
    }
    return switch (possibility.kind()) {
      case POSSIBLE -> "yes";
      case DELEGATED -> "by IAM";
      case UNDECIDED -> "unclear";
      case IMPOSSIBLE -> "-";
    };
  }

  private static List<String> reason(DerivedStatement derived) {
    Statement statement = derived.statement();
    Principal principal = statement.principal();
    List<String> lines = new ArrayList<>();
    lines.add(statement.sid() + ": " + derived.why() + ".");
    lines.add(
        "  who     "
            + (principal == null
                ? ""
                : principal.names().stream()
                    .map(KeyReport::name)
                    .collect(Collectors.joining(", "))));
    lines.add("  may     " + wrapped(statement.actions()));
    statement
        .conditions()
        .forEach(
            (operator, keys) ->
                keys.forEach((key, values) -> lines.addAll(condition(operator, key, values))));
    lines.add("  source  " + derived.source());
    lines.add("");
    return lines;
  }

  /** A condition, with a line for each of several values. */
  private static List<String> condition(String operator, String key, List<String> values) {
    String condition = "  if      " + operator + " " + key + ": ";
    if (values.size() == 1) {
      return List.of(condition + values.get(0));
    }
    List<String> lines = new ArrayList<>(List.of(condition + "one of"));
    values.forEach(value -> lines.add("            " + value));
    return lines;
  }

  private List<String> separation() {
    List<String> lines = new ArrayList<>();
    for (KeyAccess.Conflict conflict : access.conflicts()) {
      lines.add(
          "Not separated: "
              + name(conflict.principal())
              + " administers the key and "
              + conflict.opening().stream()
                  .map(Capability::text)
                  .collect(Collectors.joining(" and "))
              + policies
                  .separationException(conflict.principal(), purpose)
                  .map(reason -> ", for " + reason)
                  .orElse("")
              + ".");
    }
    if (lines.isEmpty()) {
      return List.of("Duties are separated: nobody both administers the key and decrypts with it.");
    }
    lines.add(
        "Take the key by sealed-emr:keys."
            + purpose.text()
            + ".arn or from another stack, and its owner alone administers it.");
    return lines;
  }

  /** Actions, in lines of a readable length. */
  private static String wrapped(List<String> actions) {
    StringBuilder text = new StringBuilder();
    int length = 0;
    for (String action : actions) {
      if (length > 0 && length + action.length() > 96) {
        text.append(',').append(System.lineSeparator()).append("          ");
        length = 0;
      } else if (length > 0) {
        text.append(", ");
      }
      text.append(action);
      length += action.length() + 2;
    }
    return text.toString();
  }

  /** The last part of an ARN, which differs: {@code role/deployer}. */
  private static String name(String principal) {
    return principal.startsWith("arn:") ? principal.split(":", 6)[5] : principal;
  }
}
