package io.sealedemr.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes maps and lists as JSON without white space, in the order that they have.
 *
 * <p>It uses Jackson's generator and not its object mapper, because the mapper alone takes about a
 * quarter of a second when it is first used, and every preview would wait for it.
 */
public final class CanonicalJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private CanonicalJson() {}

  /**
   * The JSON text of a value made of {@code Map}, {@code List}, {@code String}, {@code Boolean} and
   * {@code Integer}.
   *
   * @throws IllegalArgumentException if there is anything else in it, null too
   */
  public static String text(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(json, value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof String string) {
      json.writeString(string);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else {
      // Not the value itself: it may be a secret.
      throw new IllegalArgumentException(
          "JSON for AWS is made of maps, lists, strings, flags and whole numbers, found "
              + (value == null ? "null" : value.getClass().getName()));
    }
  }
}
