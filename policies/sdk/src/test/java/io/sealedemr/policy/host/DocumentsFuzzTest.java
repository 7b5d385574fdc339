package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealedemr.policy.Reading.UnreadableDocument;
import io.sealedemr.policy.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Documents are read as a reader of trees reads them, and no text makes the reader fail. */
class DocumentsFuzzTest {

  private static final String SEED = "20261124";

  private static final JsonMapper REFERENCE =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  static {
    REFERENCE
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(500).build());
  }

  /** JSON as text, with white space and escapes at will. */
  @Provide
  Arbitrary<String> json() {
    return Arbitraries.recursive(DocumentsFuzzTest::scalar, DocumentsFuzzTest::around, 0, 4);
  }

  private static Arbitrary<String> scalar() {
    return Arbitraries.oneOf(
        Arbitraries.of("null", "true", "false", "0", "-0", "-0.0", "1.50", "1E400", "1e-400"),
        Arbitraries.of("1e99999999999", "123456789012345678901234567890.1", "9007199254740993"),
        Arbitraries.bigDecimals().map(String::valueOf),
        Arbitraries.strings().ofMaxLength(8).map(DocumentsFuzzTest::quoted),
        Arbitraries.of("\"\\u00e9\\n\\/\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", " \"x\"\t"));
  }

  private static Arbitrary<String> around(Arbitrary<String> inner) {
    Arbitrary<String> space = Arbitraries.of("", "", " ", "\n\t");
    Arbitrary<String> keys = Arbitraries.of("a", "b", "Statement", "", "a.b", "é");
    Arbitrary<String> field =
        Combinators.combine(keys, space, inner)
            .as((key, gap, value) -> gap + quoted(key) + gap + ":" + value);
    return Arbitraries.oneOf(
        Combinators.combine(inner.list().ofMaxSize(4), space)
            .as((items, gap) -> "[" + gap + String.join(",", items) + "]"),
        Combinators.combine(field.list().ofMaxSize(4), space)
            .as((fields, gap) -> "{" + String.join(",", fields) + gap + "}"));
  }

  private static String quoted(String text) {
    try {
      return REFERENCE.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** JSON with one fault, or none if chance wants it so. */
  @Provide
  Arbitrary<String> broken() {
    return Combinators.combine(
            json(),
            Arbitraries.integers().between(0, 10_000),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(
                "", ",", "}", "]", "{", "\"", "'", ":", "1", "e", "//", "NaN", "\u0000", "\ufeff"))
        .as(
            (text, place, length, put) -> {
              int from = place % (text.length() + 1);
              int to = Math.min(text.length(), from + length);
              return text.substring(0, from) + put + text.substring(to);
            });
  }

  @Property(tries = 1000, seed = SEED)
  void aDocumentIsReadAsTheReferenceReadsIt(@ForAll("json") String text) {
    agrees(text);
  }

  @Property(tries = 1000, seed = SEED)
  void aBrokenDocumentIsRefusedWhereTheReferenceRefusesIt(@ForAll("broken") String text) {
    agrees(text);
  }

  @Property(tries = 1000, seed = SEED)
  void noTextMakesItFailInAnyOtherWayThanDeclared(@ForAll String text) {
    agrees(text);
  }

  /** Most of them near the bound. */
  @Provide
  Arbitrary<Integer> levels() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 3000),
        Arbitraries.integers().between(Codec.MAX_DEPTH - 3, Codec.MAX_DEPTH + 3));
  }

  @Property(tries = 100, seed = SEED)
  void theBoundOfDepthIsTheOneOfProperties(@ForAll("levels") int levels) {
    assertThat(read("[".repeat(levels) + "1" + "]".repeat(levels)).isPresent())
        .isEqualTo(levels <= Codec.MAX_DEPTH);
  }

  private static void agrees(String text) {
    assertThat(read(text)).isEqualTo(reference(text));
  }

  private static Optional<Value> read(String text) {
    try {
      return Optional.of(new Documents("").document(text));
    } catch (UnreadableDocument e) {
      assertThat(e.getMessage())
          .matches(
              "(it is empty"
                  + "|it goes on after its end"
                  + "|a key occurs twice"
                  + "|a number is too long"
                  + "|it is nested more than 500 levels deep"
                  + "|it is not valid JSON)( \\(line \\d+, column \\d+\\))?");
      return Optional.empty();
    }
  }

  private static Optional<Value> reference(String text) {
    try {
      JsonNode tree = REFERENCE.readTree(text);
      return tree.isMissingNode() ? Optional.empty() : Optional.of(value(tree));
    } catch (JsonProcessingException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Value value(JsonNode node) {
    if (node.isObject()) {
      Map<String, Value> fields = new LinkedHashMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
      return new Value.Fields(fields, false);
    } else if (node.isArray()) {
      List<Value> items = new ArrayList<>();
      node.forEach(item -> items.add(value(item)));
      return new Value.Items(items, false);
    } else if (node.isNumber()) {
      return new Value.Num(node.decimalValue(), false);
    } else if (node.isTextual()) {
      return new Value.Text(node.textValue(), false);
    } else if (node.isBoolean()) {
      return new Value.Bool(node.booleanValue(), false);
    }
    return node.isNull() ? new Value.Null(false) : fail("no value: " + node);
  }
}
