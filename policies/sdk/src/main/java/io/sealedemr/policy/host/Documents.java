package io.sealedemr.policy.host;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.sealedemr.policy.Path;
import io.sealedemr.policy.Reading;
import io.sealedemr.policy.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the JSON documents inside a resource's strings, each once, for all policies that ask.
 * Strictly: RFC 8259 and nothing more, no key twice, nothing after the end, numbers as they are
 * written.
 */
public class Documents implements Reading {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Codec.MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final Map<String, Value> read = new ConcurrentHashMap<>(2);
  private final String resource;

  /**
   * A reader for one resource.
   *
   * @param resource its URN; empty for none
   */
  public Documents(String resource) {
    this.resource = resource;
  }

  @Override
  public final String resource() {
    return resource;
  }

  @Override
  public final Value document(String text) throws UnreadableDocument {
    Value known = read.get(text);
    if (known == null) {
      known = parse(text);
      read.put(text, known);
    }
    return known;
  }

  @Override
  public void seen(Path place) {
    // Of interest to tests only.
  }

  private static Value parse(String text) throws UnreadableDocument {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new UnreadableDocument("it is empty");
      }
      Value document = value(parser);
      if (parser.nextToken() != null) {
        throw new UnreadableDocument(
            "it goes on after its end" + at(parser.currentTokenLocation()));
      }
      return document;
    } catch (JsonProcessingException e) {
      // The parser's own text may show a part of the document, which may be secret.
      String message = String.valueOf(e.getOriginalMessage());
      String what =
          message.startsWith("Duplicate field") || message.startsWith("Duplicate Object property")
              ? "a key occurs twice"
              : message.contains("nesting depth")
                  ? "it is nested more than " + Codec.MAX_DEPTH + " levels deep"
                  : message.contains("Number value length")
                      ? "a number is too long"
                      : "it is not valid JSON";
      throw new UnreadableDocument(what + at(e.getLocation()));
    } catch (NumberFormatException e) {
      // Valid JSON, whose exponent no number of Java's can hold.
      throw new UnreadableDocument("a number is too long");
    } catch (IOException e) {
      throw new UnreadableDocument("it can't be read");
    }
  }

  private static Value value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          fields.put(key, value(parser));
        }
        yield new Value.Fields(fields, false);
      }
      case START_ARRAY -> {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield new Value.Items(items, false);
      }
      case VALUE_STRING -> new Value.Text(parser.getText(), false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(parser.getDecimalValue(), false);
      case VALUE_TRUE -> new Value.Bool(true, false);
      case VALUE_FALSE -> new Value.Bool(false, false);
      case VALUE_NULL -> new Value.Null(false);
      default -> throw new IOException("unexpected token");
    };
  }

  private static String at(JsonLocation place) {
    return place == null
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }
}
