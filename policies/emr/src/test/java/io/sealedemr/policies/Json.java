package io.sealedemr.policies;

import io.sealedemr.policy.Reading;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Documents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain Java maps, lists, strings, numbers and booleans that a test can change. */
final class Json {

  private Json() {}

  static Map<String, @Nullable Object> read(String text) {
    try {
      return map(plain(new Documents().document(text)));
    } catch (Reading.UnreadableDocument e) {
      throw new IllegalArgumentException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new IllegalArgumentException("Not a map: " + value);
  }

  private static @Nullable Object plain(Value value) {
    if (value instanceof Value.Fields fields) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      fields.values().forEach((key, field) -> map.put(key, plain(field)));
      return map;
    } else if (value instanceof Value.Items items) {
      List<@Nullable Object> list = new ArrayList<>();
      items.values().forEach(item -> list.add(plain(item)));
      return list;
    } else if (value instanceof Value.Text text) {
      return text.value();
    } else if (value instanceof Value.Num number) {
      return number.value();
    } else if (value instanceof Value.Bool bool) {
      return bool.value();
    }
    return null;
  }

  /** A copy whose maps and lists can be changed. */
  static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, field) -> copy.put(String.valueOf(key), copy(field)));
      return copy;
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return value;
  }

  static String write(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> fields = new ArrayList<>();
      map.forEach((key, field) -> fields.add(write(key) + ":" + write(field)));
      return "{" + String.join(",", fields) + "}";
    } else if (value instanceof List<?> list) {
      return "[" + String.join(",", list.stream().map(Json::write).toList()) + "]";
    } else if (value instanceof String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
    return String.valueOf(value);
  }
}
