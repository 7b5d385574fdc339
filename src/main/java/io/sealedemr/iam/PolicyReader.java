package io.sealedemr.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealedemr.iam.PolicyStatement.Named;
import io.sealedemr.iam.PolicyStatement.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a resource policy strictly: what would be guessed is refused. */
final class PolicyReader {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> DOCUMENT_KEYS = Set.of("Version", "Id", "Statement");
  private static final Set<String> STATEMENT_KEYS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private PolicyReader() {}

  static List<PolicyStatement> read(String json) {
    JsonNode document;
    try {
      document = JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      throw bad("it is no JSON, or has a key twice");
    }
    onlyKnown("the document", document, DOCUMENT_KEYS);
    JsonNode statements = document.get("Statement");
    if (statements == null) {
      throw bad("Statement is missing");
    }
    List<PolicyStatement> read = new ArrayList<>();
    if (statements.isArray()) {
      for (JsonNode statement : statements) {
        read.add(statement("statement " + (read.size() + 1), statement));
      }
    } else {
      read.add(statement("statement 1", statements));
    }
    return List.copyOf(read);
  }

  private static PolicyStatement statement(String place, JsonNode node) {
    onlyKnown(place, node, STATEMENT_KEYS);
    String name = node.path("Sid").asText("").isEmpty() ? place : node.get("Sid").asText();
    Effect effect =
        switch (node.path("Effect").asText("")) {
          case "Allow" -> Effect.ALLOW;
          case "Deny" -> Effect.DENY;
          default -> throw bad(name + " has an Effect that is neither Allow nor Deny");
        };
    boolean exceptPrincipal = which(name, node, "Principal", true);
    boolean exceptAction = which(name, node, "Action", true);
    boolean exceptResource = which(name, node, "Resource", false);
    JsonNode resource = node.get(exceptResource ? "NotResource" : "Resource");
    return new PolicyStatement(
        name,
        effect,
        new Named<>(
            principals(name, node.get(exceptPrincipal ? "NotPrincipal" : "Principal")),
            exceptPrincipal),
        new Named<>(
            texts(name, "Action", node.get(exceptAction ? "NotAction" : "Action")), exceptAction),
        resource == null ? null : new Named<>(texts(name, "Resource", resource), exceptResource),
        conditions(name, node.get("Condition")));
  }

  /** Whether the {@code Not} form is there; exactly one of both may be. */
  private static boolean which(String name, JsonNode node, String key, boolean needed) {
    boolean plain = node.has(key);
    boolean except = node.has("Not" + key);
    if (plain == except && (plain || needed)) {
      throw bad(name + " needs one of " + key + " and Not" + key);
    }
    return except;
  }

  private static List<Who> principals(String name, @Nullable JsonNode node) {
    List<Who> principals = new ArrayList<>();
    if (node != null && node.isTextual() && node.asText().equals("*")) {
      principals.add(new Who("*", "*"));
    } else if (node != null && node.isObject() && !node.isEmpty()) {
      for (Map.Entry<String, JsonNode> kind : node.properties()) {
        texts(name, "Principal", kind.getValue())
            .forEach(text -> principals.add(new Who(kind.getKey(), text)));
      }
    } else {
      throw bad(name + " has a Principal that is neither * nor an object");
    }
    return principals;
  }

  private static List<Condition> conditions(String name, @Nullable JsonNode node) {
    List<Condition> conditions = new ArrayList<>();
    if (node == null) {
      return conditions;
    }
    if (!node.isObject()) {
      throw bad(name + " has a Condition that is no object");
    }
    for (Map.Entry<String, JsonNode> operator : node.properties()) {
      if (!operator.getValue().isObject()) {
        throw bad(name + " has a Condition " + operator.getKey() + " that is no object");
      }
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        conditions.add(
            new Condition(
                operator.getKey(), key.getKey(), texts(name, key.getKey(), key.getValue())));
      }
    }
    return conditions;
  }

  private static List<String> texts(String name, String key, @Nullable JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node != null && node.isArray()) {
      node.forEach(entry -> texts.add(text(name, key, entry)));
    } else {
      texts.add(text(name, key, node));
    }
    if (texts.isEmpty()) {
      throw bad(name + " has an empty list at " + key);
    }
    return texts;
  }

  private static String text(String name, String key, @Nullable JsonNode node) {
    if (node == null || !node.isValueNode() || node.isNull()) {
      throw bad(name + " has something other than texts at " + key);
    }
    return node.asText();
  }

  private static void onlyKnown(String what, JsonNode node, Set<String> keys) {
    if (!node.isObject()) {
      throw bad(what + " is no object");
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw bad(what + " has the unknown key " + key);
              }
            });
  }

  private static IllegalArgumentException bad(String why) {
    return new IllegalArgumentException("not a policy document that can be decided on: " + why);
  }
}
