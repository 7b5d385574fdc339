package io.sealedemr.policy.test;

import io.sealedemr.policy.Path;
import io.sealedemr.policy.Reading;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Documents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes one place of a value tree. */
final class Mutation {

  private static final Value WRONG_NUMBER = Value.of(7);
  private static final Value WRONG_MAP = Value.of(Map.of("wrong kind", 7));

  private Mutation() {}

  /** Only as a whole, with its string, a document inside a string can be unknown or secret. */
  private static Path withoutDocument(Path place) {
    int document = place.steps().indexOf(new Path.Document());
    return document < 0 ? place : new Path(place.steps().subList(0, document));
  }

  /** The tree with an unknown value at a place, or at the string whose document has the place. */
  static Optional<Value> unknown(Value root, Path place) {
    return change(root, withoutDocument(place).steps(), old -> Value.unknown());
  }

  /** The tree with nothing at a place. */
  static Optional<Value> absent(Value root, Path place) {
    return change(root, place.steps(), old -> Value.absent());
  }

  /** The tree with an explicit null at a place. */
  static Optional<Value> nothing(Value root, Path place) {
    return change(root, place.steps(), old -> new Value.Null(false));
  }

  /** The tree with a secret at a place, or at the string whose document has the place. */
  static Optional<Value> secret(Value root, Path place) {
    return change(root, withoutDocument(place).steps(), Value::asSecret);
  }

  /** The tree with a value of another kind at a place. */
  static Optional<Value> wrongKind(Value root, Path place) {
    return change(
        root,
        place.steps(),
        old -> {
          if (old instanceof Value.Absent || old instanceof Value.Null) {
            return WRONG_MAP;
          }
          return old instanceof Value.Num ? WRONG_MAP : WRONG_NUMBER;
        });
  }

  /** Empty where there is no such place and none can be made. */
  private static Optional<Value> change(
      Value value, List<Path.Step> steps, UnaryOperator<Value> change) {
    if (steps.isEmpty()) {
      return Optional.of(change.apply(value));
    }
    Path.Step step = steps.get(0);
    List<Path.Step> rest = steps.subList(1, steps.size());
    boolean missing = value instanceof Value.Absent || value instanceof Value.Null;
    if (step instanceof Path.Key key && (missing || value instanceof Value.Fields)) {
      Map<String, Value> fields = new LinkedHashMap<>();
      if (value instanceof Value.Fields old) {
        fields.putAll(old.values());
      }
      Value old = fields.getOrDefault(key.name(), Value.absent());
      return change(old, rest, change)
          .map(
              changed -> {
                fields.put(key.name(), changed);
                return new Value.Fields(fields, value.secret());
              });
    }
    if (step instanceof Path.Index index
        && value instanceof Value.Items old
        && index.number() < old.values().size()) {
      List<Value> items = new ArrayList<>(old.values());
      return change(items.get(index.number()), rest, change)
          .map(
              changed -> {
                items.set(index.number(), changed);
                return new Value.Items(items, value.secret());
              });
    }
    if (step instanceof Path.Document && (missing || value instanceof Value.Text)) {
      return change(document(value), rest, change)
          .map(changed -> new Value.Text(json(changed), value.secret()));
    }
    return Optional.empty();
  }

  private static Value document(Value value) {
    try {
      return value instanceof Value.Text text
          ? new Documents("").document(text.value())
          : Value.absent();
    } catch (Reading.UnreadableDocument e) {
      return Value.absent();
    }
  }

  /** The value as a JSON document. */
  private static String json(Value value) {
    if (value instanceof Value.Fields fields) {
      List<String> parts = new ArrayList<>();
      fields
          .values()
          .forEach(
              (key, field) -> {
                if (!(field instanceof Value.Absent)) {
                  parts.add(string(key) + ":" + json(field));
                }
              });
      return "{" + String.join(",", parts) + "}";
    } else if (value instanceof Value.Items items) {
      return "[" + String.join(",", items.values().stream().map(Mutation::json).toList()) + "]";
    } else if (value instanceof Value.Text text) {
      return string(text.value());
    } else if (value instanceof Value.Bool bool) {
      return String.valueOf(bool.value());
    } else if (value instanceof Value.Num number) {
      BigDecimal exact = number.value();
      return exact.toString();
    }
    return "null";
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
