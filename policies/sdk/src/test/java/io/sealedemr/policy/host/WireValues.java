package io.sealedemr.policy.host;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random property values in their wire form. The texts of the protocol are written out here. */
final class WireValues {

  static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
  static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
  static final String ASSET = "c44067f5952c0a294b673a41bacd8c17";
  static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
  static final String REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
  static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
  static final String BYTES = "803fd3297a5875dc03ca845dda5d2a98";

  /** What the codec itself sends for an unknown value. */
  static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  static final List<String> UNKNOWNS =
      List.of(
          "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
          "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
          UNKNOWN,
          "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
          "030794c1-ac77-496b-92df-f27374a8bd58",
          "e48ece36-62e2-4504-bad9-02848725956a",
          "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");

  /** Few keys, so that random paths hit; dots, brackets, quotes and the empty key among them. */
  private static final Arbitrary<String> KEYS =
      Arbitraries.frequencyOf(
          Tuple.of(
              6, Arbitraries.of("a", "b", "value", "secret", "a.b", "[0]", "\"", "", "é ›", "_x")),
          Tuple.of(1, Arbitraries.strings().ofMaxLength(6).filter(key -> !key.startsWith("__"))));

  private static final Arbitrary<String> TEXTS =
      Arbitraries.frequencyOf(
          Tuple.of(
              3,
              Arbitraries.of("", " ", "true", "FALSE", "x", "[]", "{\"a\":[1,{\"b\":null}]}", "{")),
          Tuple.of(1, Arbitraries.strings().ofMaxLength(12)));

  private WireValues() {}

  static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  static Value bool(boolean value) {
    return Value.newBuilder().setBoolValue(value).build();
  }

  static Value number(double value) {
    return Value.newBuilder().setNumberValue(value).build();
  }

  static Value list(List<Value> values) {
    return Value.newBuilder().setListValue(ListValue.newBuilder().addAllValues(values)).build();
  }

  static Value map(Map<String, Value> fields) {
    return Value.newBuilder().setStructValue(Struct.newBuilder().putAllFields(fields)).build();
  }

  static Value special(String signature, Map<String, Value> fields) {
    return Value.newBuilder()
        .setStructValue(
            Struct.newBuilder().putAllFields(fields).putFields(SIGNATURE, text(signature)))
        .build();
  }

  static Value secret(Value value) {
    return special(SECRET, Map.of("value", value));
  }

  static Value nothing() {
    return Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
  }

  /** As deep as wanted: maps and lists in turn around a text. */
  static Value nested(int levels) {
    Value deep = text("bottom");
    for (int i = 0; i < levels; i++) {
      deep = i % 2 == 0 ? map(Map.of("k", deep)) : list(List.of(deep));
    }
    return deep;
  }

  /** Values that must go through the codec and back without any change. */
  static Arbitrary<Value> exact() {
    return Arbitraries.recursive(WireValues::leaf, WireValues::exactAround, 0, 3);
  }

  private static Arbitrary<Value> exactAround(Arbitrary<Value> inner) {
    return Arbitraries.oneOf(inner, listOf(inner), mapOf(inner), secretOf(inner), archive(inner));
  }

  /** Properties of a resource, of such values. */
  static Arbitrary<Struct> exactProperties() {
    return properties(exact());
  }

  private static Arbitrary<Struct> properties(Arbitrary<Value> values) {
    return Arbitraries.maps(KEYS, values)
        .ofMaxSize(5)
        .map(fields -> Struct.newBuilder().putAllFields(fields).build());
  }

  private static Arbitrary<Value> leaf() {
    return Arbitraries.oneOf(
        Arbitraries.just(nothing()),
        Arbitraries.of(true, false).map(WireValues::bool),
        numbers().map(WireValues::number),
        TEXTS.map(WireValues::text),
        Arbitraries.just(text(UNKNOWN)),
        file(ASSET, List.of("text", "path", "uri", "hash")),
        reference(),
        TEXTS.map(base64 -> special(BYTES, Map.of("value", text(base64)))));
  }

  /** Finite ones; there is no negative zero among decimal numbers. */
  private static Arbitrary<Double> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-3, 70_000).map(Integer::doubleValue),
        Arbitraries.doubles().map(number -> number == 0 ? 0.0 : number),
        Arbitraries.of(Double.MAX_VALUE, Double.MIN_VALUE, 0.1, 1e22, -0.1 - 0.2));
  }

  private static Arbitrary<Value> file(String signature, List<String> keys) {
    return Arbitraries.maps(Arbitraries.of(keys), TEXTS.map(WireValues::text))
        .map(fields -> special(signature, fields));
  }

  private static Arbitrary<Value> reference() {
    Arbitrary<Value> ids =
        Arbitraries.oneOf(
            TEXTS.map(WireValues::text),
            Arbitraries.of(text(UNKNOWN), secret(text("i-1")), secret(text(UNKNOWN))));
    return Combinators.combine(TEXTS, ids.optional())
        .as(
            (urn, id) ->
                id.map(known -> special(REFERENCE, Map.of("urn", text(urn), "id", known)))
                    .orElseGet(() -> special(REFERENCE, Map.of("urn", text(urn)))));
  }

  private static Arbitrary<Value> listOf(Arbitrary<Value> inner) {
    return inner.list().ofMaxSize(4).map(WireValues::list);
  }

  private static Arbitrary<Value> mapOf(Arbitrary<Value> inner) {
    return Arbitraries.maps(KEYS, inner).ofMaxSize(4).map(WireValues::map);
  }

  /** One wrapper; those in it are the codec's to merge, see {@link #withoutSecrets}. */
  private static Arbitrary<Value> secretOf(Arbitrary<Value> inner) {
    return inner.map(value -> secret(withoutSecrets(value)));
  }

  private static Arbitrary<Value> archive(Arbitrary<Value> inner) {
    Arbitrary<Map<String, Value>> files = Arbitraries.maps(KEYS, inner).ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(file(ARCHIVE, List.of("path", "uri", "hash")), files.optional())
        .as(
            (archive, assets) ->
                assets
                    .map(
                        all ->
                            Value.newBuilder()
                                .setStructValue(
                                    archive.getStructValue().toBuilder()
                                        .putFields("assets", map(all)))
                                .build())
                    .orElse(archive));
  }

  /** The value without the wrappers of secrets in it. */
  static Value withoutSecrets(Value value) {
    if (value.hasListValue()) {
      return list(
          value.getListValue().getValuesList().stream().map(WireValues::withoutSecrets).toList());
    }
    if (!value.hasStructValue()) {
      return value;
    }
    Struct fields = value.getStructValue();
    if (fields.getFieldsOrDefault(SIGNATURE, nothing()).getStringValue().equals(SECRET)) {
      return withoutSecrets(fields.getFieldsOrDefault("value", nothing()));
    }
    Struct.Builder bare = Struct.newBuilder();
    fields.getFieldsMap().forEach((key, field) -> bare.putFields(key, withoutSecrets(field)));
    return Value.newBuilder().setStructValue(bare).build();
  }

  /** Anything that protobuf can hold: malformed, foreign and newer forms among it. */
  static Arbitrary<Value> wild() {
    return Arbitraries.recursive(WireValues::wildLeaf, WireValues::wildAround, 0, 3);
  }

  static Arbitrary<Struct> wildProperties() {
    return properties(wild());
  }

  private static Arbitrary<Value> wildLeaf() {
    return Arbitraries.oneOf(
        leaf(),
        Arbitraries.of(UNKNOWNS).map(WireValues::text),
        Arbitraries.of(
            text("[secret]"),
            number(Double.NaN),
            number(Double.POSITIVE_INFINITY),
            number(-0.0),
            Value.getDefaultInstance()));
  }

  private static Arbitrary<Value> wildAround(Arbitrary<Value> inner) {
    Arbitrary<String> signatures =
        Arbitraries.of(
            SECRET, ASSET, ARCHIVE, REFERENCE, OUTPUT, BYTES, "a-signature-of-tomorrow", "");
    Arbitrary<String> keys =
        Arbitraries.of(
            "value",
            "secret",
            "text",
            "path",
            "hash",
            "assets",
            "urn",
            "id",
            "dependencies",
            "__x");
    return Arbitraries.oneOf(
        exactAround(inner),
        inner.map(WireValues::secret),
        Combinators.combine(signatures, Arbitraries.maps(keys, inner).ofMaxSize(4))
            .as(WireValues::special),
        Arbitraries.maps(keys, inner).ofMaxSize(4).map(WireValues::map),
        inner.map(odd -> map(Map.of(SIGNATURE, odd))));
  }
}
