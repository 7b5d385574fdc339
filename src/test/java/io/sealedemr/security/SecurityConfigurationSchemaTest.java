package io.sealedemr.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the records to the schema, and the schema to documents after the guide's samples. Neither
 * is made from the other, so that a misread guide shows.
 */
final class SecurityConfigurationSchemaTest {

  private static final String SCHEMA_RESOURCE = "/schema/emr-security-configuration.schema.json";

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(json(SCHEMA_RESOURCE));

  private static final JsonNode SAMPLES = json("/security/samples.json");
  private static final JsonNode MUTATIONS = json("/security/mutations.json");

  static Stream<SecurityDocument> rendered() {
    return Documents.all();
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void acceptsWhatTheRecordsWrite(SecurityDocument document) {
    assertThat(faults(document.toJson())).isEmpty();
  }

  static Stream<Arguments> accepted() {
    return SAMPLES.properties().stream()
        .map(sample -> Arguments.of(sample.getKey(), sample.getValue().toString()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void acceptsTheGuidesForms(String name, String document) {
    assertThat(faults(document)).isEmpty();
  }

  /** Accepted samples with one fault each: name of the sample, what is wrong, the document. */
  static Stream<Arguments> refused() {
    return StreamSupport.stream(MUTATIONS.spliterator(), false)
        .map(
            mutation ->
                Arguments.of(
                    mutation.get("from").asText(),
                    mutation.get("fault").asText(),
                    mutated(mutation).toString()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refused")
  void refusesWhatIsMissingMisspeltOrContradictory(String from, String fault, String document) {
    assertThat(faults(document)).isNotEmpty();
  }

  @Test
  void eachKeyOfTheDocumentIsInASample() {
    Set<String> keys = new TreeSet<>();
    SAMPLES.forEach(sample -> collectKeys(sample, keys));
    Set<String> ofSchema = new TreeSet<>();
    collectProperties(json(SCHEMA_RESOURCE), ofSchema);

    assertThat(keys).isEqualTo(ofSchema);
  }

  private static JsonNode mutated(JsonNode mutation) {
    JsonNode document = SAMPLES.required(mutation.get("from").asText()).deepCopy();
    for (JsonNode change : mutation.get("changes")) {
      JsonPointer at = JsonPointer.compile(change.get("at").asText());
      ObjectNode parent = (ObjectNode) document.at(at.head());
      String key = at.last().getMatchingProperty();
      JsonNode value = change.get("to");
      if (value == null) {
        assertThat(parent.remove(key)).as("what is to be removed at %s", at).isNotNull();
      } else {
        assertThat(parent.get(key)).as("what is to be changed at %s", at).isNotEqualTo(value);
        parent.set(key, value);
      }
    }
    return document;
  }

  private static void collectKeys(JsonNode node, Set<String> keys) {
    node.fieldNames().forEachRemaining(keys::add);
    node.forEach(child -> collectKeys(child, keys));
  }

  private static void collectProperties(JsonNode schema, Set<String> keys) {
    if (schema.has("properties")) {
      schema.get("properties").fieldNames().forEachRemaining(keys::add);
    }
    schema.forEach(child -> collectProperties(child, keys));
  }

  private static List<String> faults(String document) {
    return SCHEMA.validate(document, InputFormat.JSON).stream()
        .map(fault -> fault.getInstanceLocation() + " " + fault.getMessage())
        .toList();
  }

  private static JsonNode json(String resource) {
    try (InputStream in =
        Objects.requireNonNull(
            SecurityConfigurationSchemaTest.class.getResourceAsStream(resource), resource)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
