package io.sealedemr.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of the configuration. Each method takes a value or records a fault and goes on
 * with a stand-in, so that one pass finds all faults.
 */
final class ObjectReader {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String path;
  private final JsonNode node;
  private final Faults faults;
  private final boolean secret;

  /** No object was there where one belongs: a fault of its own, so nothing is missing in it. */
  private final boolean broken;

  private ObjectReader(String path, @Nullable JsonNode node, Faults faults, boolean secret) {
    this.path = path;
    this.node = node == null ? JsonNodeFactory.instance.objectNode() : node;
    this.faults = faults;
    this.secret = secret;
    this.broken = node == null;
  }

  /**
   * A reader of the object that Pulumi hands over as JSON text; of an empty object if the key is
   * not set.
   *
   * @param secret whether found values stay out of messages
   */
  static ObjectReader of(
      String key, @Nullable String text, boolean secret, Faults faults, List<String> keys) {
    JsonNode node = text == null ? JsonNodeFactory.instance.objectNode() : parse(text);
    if (node == null) {
      faults.found(key, secret ? "no object" : String.valueOf(text), anObject(keys));
    }
    ObjectReader reader = new ObjectReader(key + ".", node, faults, secret);
    reader.onlyKnown(keys);
    return reader;
  }

  private static @Nullable JsonNode parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isObject() ? node : null;
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  /** The object under a key; an empty one if it is not there. */
  ObjectReader object(String key, List<String> keys) {
    JsonNode child = node.get(key);
    if (child == null) {
      child = JsonNodeFactory.instance.objectNode();
    } else if (!child.isObject()) {
      faults.found(path + key, found(child), anObject(keys));
      child = null;
    }
    ObjectReader reader = new ObjectReader(path + key + ".", child, faults, secret);
    reader.onlyKnown(keys);
    return reader;
  }

  boolean has(String key) {
    return node.has(key);
  }

  /** A text that must be there. */
  String required(String key, Pattern pattern, String allowed) {
    if (broken) {
      return "";
    }
    if (!node.has(key)) {
      faults.missing(path + key, allowed);
      return "";
    }
    return optional(key, pattern, allowed).orElse("");
  }

  /** A text that may be left out. */
  Optional<String> optional(String key, Pattern pattern, String allowed) {
    JsonNode value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || !pattern.matcher(value.textValue()).matches()) {
      faults.found(path + key, found(value), allowed);
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  /** A list of different texts; the given one if the key is left out. */
  List<String> texts(String key, Pattern pattern, String allowed, int most, List<String> absent) {
    JsonNode value = node.get(key);
    if (value == null) {
      return absent;
    }
    String allowedList = "a list of 1 to " + most + " different entries, each " + allowed;
    if (!value.isArray() || value.isEmpty() || value.size() > most) {
      faults.found(path + key, found(value), allowedList);
      return absent;
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode entry = value.get(i);
      if (!entry.isTextual() || !pattern.matcher(entry.textValue()).matches()) {
        faults.found(path + key + "[" + i + "]", found(entry), allowed);
      } else if (texts.contains(entry.textValue())) {
        faults.found(path + key + "[" + i + "]", found(entry) + " a second time", allowedList);
      } else {
        texts.add(entry.textValue());
      }
    }
    return List.copyOf(texts);
  }

  /** A number within bounds; empty if the key is left out. */
  OptionalInt number(String key, int least, int most, String unit) {
    JsonNode value = node.get(key);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      faults.found(
          path + key, found(value), "a whole number of " + unit + " from " + least + " to " + most);
      return OptionalInt.empty();
    }
    return OptionalInt.of(value.intValue());
  }

  /** A switch; the given value if the key is left out. */
  boolean flag(String key, boolean absent) {
    JsonNode value = node.get(key);
    if (value == null) {
      return absent;
    }
    if (!value.isBoolean()) {
      faults.found(path + key, found(value), "true or false");
      return absent;
    }
    return value.booleanValue();
  }

  /** All entries of an object whose keys are the user's own. */
  Map<String, String> entries(Pattern keys, Pattern values, String allowed) {
    Map<String, String> entries = new TreeMap<>();
    node.properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (keys.matcher(entry.getKey()).matches()
                  && value.isTextual()
                  && values.matcher(value.textValue()).matches()) {
                entries.put(entry.getKey(), value.textValue());
              } else {
                faults.found(path + entry.getKey(), found(value), allowed);
              }
            });
    return entries;
  }

  private void onlyKnown(List<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                faults.unknown(path, key, keys);
              }
            });
  }

  private String found(JsonNode value) {
    return secret ? "a secret of another form" : value.toString();
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String anObject(List<String> keys) {
    return "an object with " + (keys.isEmpty() ? "keys and values" : String.join(", ", keys));
  }
}
