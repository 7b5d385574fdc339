package io.sealedemr.iam;

import io.sealedemr.json.CanonicalJson;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A policy document (IAM User Guide, "IAM JSON policy element reference").
 *
 * @param statements at least one, in the order in which they are written; their Sids differ
 */
public record PolicyDocument(List<Statement> statements) {

  /** The current version of the policy language, and the only one that knows policy variables. */
  private static final String VERSION = "2012-10-17";

  public PolicyDocument {
    statements = List.copyOf(statements);
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("a policy document needs at least one statement");
    }
    Set<String> sids = new HashSet<>();
    for (Statement statement : statements) {
      if (!sids.add(statement.sid())) {
        throw new IllegalArgumentException("two statements have the Sid " + statement.sid());
      }
    }
  }

  /** A document of these statements. */
  public static PolicyDocument of(Statement... statements) {
    return new PolicyDocument(List.of(statements));
  }

  /**
   * The document as JSON without white space. Equal documents have equal texts: keys stand in a
   * fixed order, sets are sorted, and a set of one is written as a plain string.
   */
  public String toJson() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Version", VERSION);
    document.put("Statement", statements.stream().map(PolicyDocument::statement).toList());
    return CanonicalJson.text(document);
  }

  private static Map<String, Object> statement(Statement statement) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("Sid", statement.sid());
    keys.put("Effect", statement.effect().text());
    Principal principal = statement.principal();
    if (principal != null) {
      keys.put("Principal", principal(principal));
    }
    keys.put("Action", oneOrMany(statement.actions()));
    if (!statement.resources().isEmpty()) {
      keys.put("Resource", oneOrMany(statement.resources()));
    }
    if (!statement.conditions().isEmpty()) {
      Map<String, Object> conditions = new LinkedHashMap<>();
      statement
          .conditions()
          .forEach(
              (operator, values) -> {
                Map<String, Object> byKey = new LinkedHashMap<>();
                values.forEach((key, texts) -> byKey.put(key, oneOrMany(texts)));
                conditions.put(operator, byKey);
              });
      keys.put("Condition", conditions);
    }
    return keys;
  }

  private static Object principal(Principal principal) {
    return switch (principal.kind()) {
      case ANYONE -> "*";
      case AWS -> Map.of("AWS", oneOrMany(principal.names()));
      case SERVICE -> Map.of("Service", oneOrMany(principal.names()));
    };
  }

  private static Object oneOrMany(List<String> texts) {
    return texts.size() == 1 ? texts.get(0) : texts;
  }
}
