package io.sealedemr.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object. Each method takes a value or records a fault and goes on with a stand-in,
 * so that one pass finds all faults. In a {@link Recording} there is no object: each method notes
 * what it is asked for and answers as if nothing were there.
 */
public final class ObjectReader {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final List<String> SWITCHED = List.of("true", "false");

  private static final String NO_OBJECT = "no JSON object, or one with a key twice";

  private final String path;
  private final JsonNode node;
  private final Faults faults;
  private final @Nullable Recording recording;
  private final boolean secret;

  /** Whether messages say of a found value what it is, instead of showing it. */
  private final boolean hidden;

  /** No object was there where one belongs: a fault of its own, so nothing is missing in it. */
  private final boolean broken;

  private final int faultsBefore;

  private ObjectReader(String path, @Nullable JsonNode node, Faults faults, boolean secret) {
    this(path, node, faults, secret, false);
  }

  private ObjectReader(
      String path, @Nullable JsonNode node, Faults faults, boolean secret, boolean hidden) {
    this.path = path;
    this.node = node == null ? JsonNodeFactory.instance.objectNode() : node;
    this.faults = faults;
    this.recording = faults.recording();
    this.secret = secret;
    this.hidden = hidden;
    this.broken = node == null;
    this.faultsBefore = faults.lines().size();
  }

  /**
   * A reader of the object that Pulumi hands over as JSON text; of an empty object if the key is
   * not set.
   *
   * @param secret whether found values stay out of messages
   */
  public static ObjectReader of(
      String key, @Nullable String text, boolean secret, Faults faults, List<String> keys) {
    JsonNode node = text == null ? JsonNodeFactory.instance.objectNode() : parse(text);
    Form form = new Form.Nested(keys);
    if (node == null) {
      faults.found(key, secret ? "no object" : broken(String.valueOf(text)), form.allowed());
    }
    Recording recording = faults.recording();
    if (recording != null) {
      recording.asked(key, form);
    }
    ObjectReader reader = new ObjectReader(key + ".", node, faults, secret);
    reader.onlyKnown(keys);
    return reader;
  }

  /** A reader of values that are all texts, by their full keys. */
  public static ObjectReader texts(Map<String, String> values, Faults faults) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    values.forEach(node::put);
    return new ObjectReader("", node, faults, false);
  }

  /** A reader of a whole document, whose paths begin with its own keys. */
  public static ObjectReader document(String text, Faults faults, List<String> keys) {
    JsonNode node = parse(text);
    if (node == null) {
      faults.found("the document", NO_OBJECT, new Form.Nested(keys).allowed());
    }
    ObjectReader reader = new ObjectReader("", node, faults, false);
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

  /** What is told of a text that is no object: not what stands in braces, which may be anything. */
  private static String broken(String text) {
    return text.stripLeading().startsWith("{") ? NO_OBJECT : text;
  }

  /** The object under a key; an empty one if it is not there. */
  public ObjectReader object(String key, List<String> keys) {
    JsonNode child = value(key, new Form.Nested(keys));
    if (child == null) {
      child = JsonNodeFactory.instance.objectNode();
    } else if (!child.isObject()) {
      faults.found(path + key, found(child), new Form.Nested(keys).allowed());
      child = null;
    }
    ObjectReader reader = new ObjectReader(path + key + ".", child, faults, secret, hidden);
    reader.onlyKnown(keys);
    return reader;
  }

  /** A reader of the same object. If hidden, messages say of a found value only what it is. */
  public ObjectReader hidden(boolean hidden) {
    return new ObjectReader(path, broken ? null : node, faults, secret, hidden);
  }

  /**
   * The objects in a list, each read by the given function; none if the key is left out. What is no
   * object is a fault, and read as a broken one, so that places are counted as the user wrote them.
   */
  public <T> List<T> objects(
      String key, int most, List<String> keys, Function<ObjectReader, T> element) {
    Form form = new Form.Objects(most, keys);
    JsonNode value = value(key, form);
    if (recording != null) {
      Objects.requireNonNull(
          element.apply(new ObjectReader(path + key + "[].", node, faults, secret, hidden)));
    }
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.isEmpty() || value.size() > most) {
      faults.found(path + key, found(value), form.allowed());
      return List.of();
    }
    List<T> objects = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String place = path + key + "[" + i + "]";
      JsonNode entry = value.get(i);
      if (!entry.isObject()) {
        faults.found(place, found(entry), new Form.Nested(keys).allowed());
        entry = null;
      }
      ObjectReader reader = new ObjectReader(place + ".", entry, faults, secret, hidden);
      reader.onlyKnown(keys);
      objects.add(element.apply(reader));
    }
    return List.copyOf(objects);
  }

  /** Whether there is a value under the key, whatever it is. */
  public boolean has(String key) {
    return recording == null ? node.has(key) : recording.has(path + key);
  }

  /** Whether there was no object to read, which is a fault that is already told. */
  public boolean broken() {
    return broken;
  }

  /** Where a value under the key stands, such as {@code sealed-emr:cluster.core.type}. */
  public String place(String key) {
    return path + key;
  }

  /**
   * What is made of the values read so far; null if one of them was faulty, or if the maker refuses
   * them, which is a fault in the maker's words.
   */
  public <T> @Nullable T made(Supplier<T> maker) {
    if (broken || faults.lines().size() > faultsBefore) {
      return null;
    }
    try {
      return maker.get();
    } catch (IllegalArgumentException refused) {
      faults.add(path + refused.getMessage());
      return null;
    }
  }

  /** A key without a value that needs one, seen beside other values. */
  public void missing(String key, String allowed) {
    if (recording != null) {
      recording.needed(path + key);
    }
    faults.missing(path + key, allowed);
  }

  /** A fault that shows when values are seen together. */
  public void fault(String key, String found, String allowed) {
    faults.found(path + key, found, allowed);
  }

  /** A text that must be there. */
  public String required(String key, Pattern pattern, String allowed) {
    if (broken) {
      return "";
    }
    Form form = new Form.Text(pattern, allowed);
    JsonNode value = value(key, form);
    if (recording != null) {
      recording.needed(path + key);
    }
    if (value == null) {
      faults.missing(path + key, allowed);
      return "";
    }
    return text(key, value, pattern, form).orElse("");
  }

  /** A text that may be left out. */
  public Optional<String> optional(String key, Pattern pattern, String allowed) {
    Form form = new Form.Text(pattern, allowed);
    return text(key, value(key, form), pattern, form);
  }

  /** One of several words; the given one if the key is left out. */
  public String choice(String key, List<String> words, String absent) {
    Form form = new Form.Choice(words, absent);
    return text(key, value(key, form), Pattern.compile(String.join("|", words)), form)
        .orElse(absent);
  }

  private Optional<String> text(String key, @Nullable JsonNode value, Pattern pattern, Form form) {
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || !pattern.matcher(value.textValue()).matches()) {
      faults.found(path + key, found(value), form.allowed());
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  /** A list of different texts; the given one if the key is left out. */
  public List<String> texts(
      String key, Pattern pattern, String allowed, int most, List<String> absent) {
    Form form = new Form.Texts(pattern, allowed, most, absent);
    JsonNode value = value(key, form);
    if (value == null) {
      return absent;
    }
    String allowedList = form.allowed();
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

  /** A list of texts, which may be the same; none if the key is left out. */
  public List<String> sequence(String key, Pattern pattern, String allowed, int most) {
    Form form = new Form.Sequence(pattern, allowed, most);
    JsonNode value = value(key, form);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.isEmpty() || value.size() > most) {
      faults.found(path + key, found(value), form.allowed());
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode entry = value.get(i);
      if (entry.isTextual() && pattern.matcher(entry.textValue()).matches()) {
        texts.add(entry.textValue());
      } else {
        faults.found(path + key + "[" + i + "]", found(entry), allowed);
        // A place of its own, so that further places are counted as the user wrote them.
        texts.add("");
      }
    }
    return List.copyOf(texts);
  }

  /** A number within bounds; empty if the key is left out. */
  public OptionalInt number(String key, int least, int most, String unit) {
    Form form = new Form.Amount(least, most, unit);
    JsonNode value = value(key, form);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      faults.found(path + key, found(value), form.allowed());
      return OptionalInt.empty();
    }
    return OptionalInt.of(value.intValue());
  }

  /** A switch; the given value if the key is left out. */
  public boolean flag(String key, boolean absent) {
    Form form = new Form.Switch(absent);
    JsonNode value = value(key, form);
    if (value == null) {
      return absent;
    }
    if (!value.isBoolean()) {
      faults.found(path + key, found(value), form.allowed());
      return absent;
    }
    return value.booleanValue();
  }

  /** A switch that may be the text {@code "true"} or {@code "false"} as well; off if left out. */
  public boolean flagOrText(String key) {
    JsonNode value = node.get(key);
    if (value != null && value.isTextual() && SWITCHED.contains(value.textValue())) {
      return Boolean.parseBoolean(value.textValue());
    }
    return flag(key, false);
  }

  /** All entries of an object whose keys are the user's own. */
  public Map<String, String> entries(Pattern keys, Pattern values, String allowed) {
    if (recording != null) {
      recording.asked(
          path.substring(0, path.length() - 1), new Form.Entries(keys, values, allowed));
    }
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

  /** What stands under a key; in a recording, what is to be answered. */
  private @Nullable JsonNode value(String key, Form form) {
    return recording == null ? node.get(key) : recording.asked(path + key, form);
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
    if (secret) {
      return "a secret of another form";
    }
    return hidden ? kind(value) : value.toString();
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "a switch";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "a text";
      default -> "nothing";
    };
  }

  /** A found text as messages show it. */
  public static String quoted(String text) {
    return '"' + text + '"';
  }
}
