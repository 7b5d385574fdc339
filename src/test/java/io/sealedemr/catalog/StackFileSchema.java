package io.sealedemr.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.json.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JSON Schema of a stack file, for editors, made of the settings. */
final class StackFileSchema {

  private static final String TYPE = "type";
  private static final String DESCRIPTION = "description";

  /** A stack has a cluster or guards an account: what is told apart by one key each. */
  private static final List<String> ONE_OF = List.of("sealed-emr:cluster", "sealed-emr:account");

  private final Catalog catalog;

  private StackFileSchema(Catalog catalog) {
    this.catalog = catalog;
  }

  static String of(Catalog catalog) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return new ObjectMapper()
              .writer(printer)
              .writeValueAsString(new StackFileSchema(catalog).file())
          + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Map<String, Object> file() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("config", config());
    for (String ofPulumi : List.of("encryptionsalt", "secretsprovider", "encryptedkey")) {
      properties.put(ofPulumi, described("written by Pulumi", TYPE, "string"));
    }
    properties.put("environment", Map.of(DESCRIPTION, "environments of Pulumi ESC"));
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    file.put("title", "A stack file of Sealed EMR");
    file.put(
        DESCRIPTION,
        "Made of what the program reads; do not edit. What only shows when settings are seen"
            + " together is told by the program.");
    file.putAll(object(properties, List.of("config")));
    return file;
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>(object(catalog.roots().toList()));
    config.put("anyOf", ONE_OF.stream().map(key -> Map.of("required", List.of(key))).toList());
    // Settings of providers and of Pulumi itself.
    config.put("patternProperties", Map.of("^(?!sealed-emr:)", true));
    return config;
  }

  private Map<String, Object> object(List<Setting> settings) {
    Map<String, Object> properties = new LinkedHashMap<>();
    settings.forEach(setting -> properties.put(setting.lastPart(), setting(setting)));
    return object(
        properties,
        settings.stream()
            .filter(setting -> setting.required() && !ONE_OF.contains(setting.key()))
            .map(Setting::lastPart)
            .toList());
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(TYPE, "object");
    object.put("properties", properties);
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    object.put("additionalProperties", false);
    return object;
  }

  private Map<String, Object> setting(Setting setting) {
    Form form = setting.form();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(DESCRIPTION, SettingText.inOneLine(setting));
    if (form instanceof Form.Text text) {
      schema.putAll(text(text.pattern()));
    } else if (form instanceof Form.Choice choice) {
      schema.put("enum", choice.words());
      schema.put("default", choice.absent());
    } else if (form instanceof Form.Texts texts) {
      schema.putAll(list(texts.most(), text(texts.pattern())));
      schema.put("uniqueItems", true);
    } else if (form instanceof Form.Sequence sequence) {
      schema.putAll(list(sequence.most(), text(sequence.pattern())));
    } else if (form instanceof Form.Amount amount) {
      schema.put(TYPE, "integer");
      schema.put("minimum", amount.least());
      schema.put("maximum", amount.most());
    } else if (form instanceof Form.Switch) {
      // `pulumi config set` writes a text where the key is one of the file's own.
      schema.putAll(
          setting.parent().isEmpty()
              ? Map.of("enum", List.of(true, false, "true", "false"))
              : Map.of(TYPE, "boolean"));
    } else if (form instanceof Form.Nested) {
      schema.putAll(object(catalog.children(setting)));
    } else if (form instanceof Form.Objects objects) {
      schema.putAll(list(objects.most(), object(catalog.children(setting))));
    } else if (form instanceof Form.Entries entries) {
      schema.put(TYPE, "object");
      schema.put("patternProperties", Map.of(whole(entries.keys()), text(entries.values())));
      schema.put("additionalProperties", false);
    } else {
      schema.putAll(object(Map.of("secure", Map.of(TYPE, "string")), List.of("secure")));
    }
    return schema;
  }

  private static Map<String, Object> list(int most, Map<String, Object> each) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put(TYPE, "array");
    list.put("minItems", 1);
    list.put("maxItems", most);
    list.put("items", each);
    return list;
  }

  private static Map<String, Object> text(Pattern pattern) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put(TYPE, "string");
    String whole = whole(pattern);
    if (!whole.equals("^(.*)$")) {
      text.put("pattern", whole);
    }
    return text;
  }

  private static String whole(Pattern pattern) {
    String text = pattern.pattern();
    // A dot that may be a line break, which ECMAScript writes otherwise.
    boolean lines = pattern.flags() == Pattern.DOTALL && text.startsWith(".");
    return "^(" + (lines ? "[\\s\\S]" + text.substring(1) : text) + ")$";
  }

  private static Map<String, Object> described(String text, String key, String value) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(DESCRIPTION, text);
    schema.put(key, value);
    return schema;
  }

  /** All patterns in it, to hold them to what editors know. */
  static Stream<String> patterns(Catalog catalog) {
    return catalog.settings().stream()
        .flatMap(
            setting -> {
              Form form = setting.form();
              if (form instanceof Form.Text text) {
                return Stream.of(text.pattern());
              }
              if (form instanceof Form.Texts texts) {
                return Stream.of(texts.pattern());
              }
              if (form instanceof Form.Sequence sequence) {
                return Stream.of(sequence.pattern());
              }
              return form instanceof Form.Entries entries
                  ? Stream.of(entries.keys(), entries.values())
                  : Stream.of();
            })
        .map(Pattern::pattern);
  }
}
