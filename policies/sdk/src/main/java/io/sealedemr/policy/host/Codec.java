package io.sealedemr.policy.host;

import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import io.sealedemr.policy.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates property values from and to Pulumi's wire form, a protobuf {@code Struct} in which
 * unknown values are strings with a fixed text, and secrets, assets and the like are objects with a
 * signature (Pulumi's {@code sdk/go/common/resource/sig} and {@code plugin/rpc.go}).
 */
public final class Codec {

  /** Below this many levels nothing is translated; a value there has the kind foreign. */
  public static final int MAX_DEPTH = 500;

  /** The key of an object that says what special thing the object is. */
  static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

  /** Where a secret's wrapper holds the value. */
  static final String INNER = "value";

  /** The signature that stands for a tree which is too deep; see {@link RequestBounds}. */
  static final String TOO_DEEP = "io.sealedemr.policy/too-deep";

  private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
  private static final String ASSET = "c44067f5952c0a294b673a41bacd8c17";
  private static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
  private static final String REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
  private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
  private static final String BYTES = "803fd3297a5875dc03ca845dda5d2a98";

  private static final String UNKNOWN_STRING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  /** The kinds say nothing: current engines send the string's for all of them. */
  private static final Set<String> UNKNOWNS =
      Set.of(
          "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
          "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
          UNKNOWN_STRING,
          "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
          "030794c1-ac77-496b-92df-f27374a8bd58",
          "e48ece36-62e2-4504-bad9-02848725956a",
          "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");

  /** What the engine sends for a secret of a state that it can't decrypt. */
  private static final String WITHHELD_SECRET = "[secret]";

  private Codec() {}

  /** A resource's properties; a map, or foreign if the tree is too deep. */
  public static Value decode(Struct properties) {
    return decode(properties, false, 0);
  }

  private static Value decode(com.google.protobuf.Value wire, boolean secret, int depth) {
    if (depth > MAX_DEPTH) {
      return tooDeep(secret);
    }
    return switch (wire.getKindCase()) {
      case NULL_VALUE -> new Value.Null(secret);
      case BOOL_VALUE -> new Value.Bool(wire.getBoolValue(), secret);
      case NUMBER_VALUE -> number(wire.getNumberValue(), secret);
      case STRING_VALUE -> text(wire.getStringValue(), secret);
      case LIST_VALUE -> {
        List<Value> items = new ArrayList<>(wire.getListValue().getValuesCount());
        for (com.google.protobuf.Value item : wire.getListValue().getValuesList()) {
          items.add(decode(item, secret, depth + 1));
        }
        yield new Value.Items(items, secret);
      }
      case STRUCT_VALUE -> decode(wire.getStructValue(), secret, depth + 1);
      case KIND_NOT_SET -> new Value.Foreign("a value without a kind", secret);
    };
  }

  private static Value decode(Struct wire, boolean secret, int depth) {
    if (depth > MAX_DEPTH) {
      return tooDeep(secret);
    }
    Map<String, com.google.protobuf.Value> fields = wire.getFieldsMap();
    com.google.protobuf.Value signature = fields.get(SIGNATURE);
    if (signature != null) {
      return special(signature.getStringValue(), fields, secret, depth);
    }
    Map<String, Value> values = new LinkedHashMap<>();
    fields.forEach(
        (key, value) -> {
          // Pulumi's own bookkeeping ("__defaults"), which is no property.
          if (!key.startsWith("__")) {
            values.put(key, decode(value, secret, depth));
          }
        });
    return new Value.Fields(values, secret);
  }

  private static Value special(
      String signature, Map<String, com.google.protobuf.Value> fields, boolean secret, int depth) {
    com.google.protobuf.Value inner = fields.get(INNER);
    return switch (signature) {
      case SECRET ->
          inner == null
              ? new Value.Foreign("a secret without a value", true)
              : decode(inner, true, depth + 1);
      case OUTPUT -> {
        boolean isSecret = secret || bool(fields.get("secret"));
        yield inner == null ? new Value.Unknown(isSecret) : decode(inner, isSecret, depth + 1);
      }
      case ASSET ->
          new Value.Asset(
              string(fields.get("text")),
              string(fields.get("path")),
              string(fields.get("uri")),
              string(fields.get("hash")),
              secret);
      case ARCHIVE -> {
        Map<String, Value> assets = new LinkedHashMap<>();
        com.google.protobuf.Value files = fields.get("assets");
        if (files != null) {
          for (Map.Entry<String, com.google.protobuf.Value> file :
              files.getStructValue().getFieldsMap().entrySet()) {
            assets.put(file.getKey(), decode(file.getValue(), secret, depth + 1));
          }
        }
        yield new Value.Archive(
            assets,
            string(fields.get("path")),
            string(fields.get("uri")),
            string(fields.get("hash")),
            secret);
      }
      case REFERENCE -> {
        String urn = string(fields.get("urn"));
        com.google.protobuf.Value id = fields.get("id");
        yield urn == null
            ? new Value.Foreign("a resource without a URN", secret)
            : new Value.Reference(
                urn, id == null ? Value.absent() : decode(id, secret, depth + 1), secret);
      }
      case BYTES -> {
        String base64 = string(inner);
        yield base64 == null
            ? new Value.Foreign("a byte string without a value", secret)
            : new Value.Bytes(base64, secret);
      }
      case TOO_DEEP -> tooDeep(secret);
      default -> new Value.Foreign("a special value of a form that isn't known here", secret);
    };
  }

  private static Value number(double number, boolean secret) {
    return Double.isFinite(number)
        ? new Value.Num(plain(BigDecimal.valueOf(number)), secret)
        : new Value.Foreign("a number that isn't finite", secret);
  }

  /** A whole number without the point that each double has, nor an exponent if it is short. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() < 0 && shortest.scale() >= -20 ? shortest.setScale(0) : shortest;
  }

  private static Value text(String text, boolean secret) {
    if (UNKNOWNS.contains(text)) {
      return new Value.Unknown(secret);
    }
    return text.equals(WITHHELD_SECRET) ? new Value.Unknown(true) : new Value.Text(text, secret);
  }

  private static Value tooDeep(boolean secret) {
    return new Value.Foreign("a value nested more than " + MAX_DEPTH + " levels deep", secret);
  }

  private static boolean bool(com.google.protobuf.@Nullable Value wire) {
    return wire != null && wire.getBoolValue();
  }

  private static @Nullable String string(com.google.protobuf.@Nullable Value wire) {
    return wire != null && wire.hasStringValue() ? wire.getStringValue() : null;
  }

  /** The wire form of a resource's properties. */
  public static Struct encode(Value.Fields properties) {
    Struct.Builder struct = Struct.newBuilder();
    properties
        .values()
        .forEach(
            (key, value) -> {
              if (!(value instanceof Value.Absent)) {
                struct.putFields(key, encode(value));
              }
            });
    return struct.build();
  }

  /** Whether a value in its wire form is not known yet. */
  static boolean unknown(com.google.protobuf.Value wire) {
    return wire.hasStringValue() && UNKNOWNS.contains(wire.getStringValue());
  }

  /** Whether a value in its wire form is the wrapper of a secret. */
  static boolean secret(com.google.protobuf.Value wire) {
    return wire.hasStructValue()
        && SECRET.equals(string(wire.getStructValue().getFieldsMap().get(SIGNATURE)));
  }

  /** Whether a value in its wire form is an object with a signature, no plain map. */
  static boolean special(com.google.protobuf.Value wire) {
    return wire.hasStructValue() && wire.getStructValue().containsFields(SIGNATURE);
  }

  /** The wire form of a value. */
  static com.google.protobuf.Value encode(Value value) {
    if (value.secret()) {
      Struct.Builder wrapper = signed(SECRET);
      // One wrapper around the whole: what is in it is secret by that.
      return wrap(wrapper.putFields(INNER, encodeBare(value)));
    }
    return encodeBare(value);
  }

  private static com.google.protobuf.Value encodeBare(Value value) {
    com.google.protobuf.Value.Builder wire = com.google.protobuf.Value.newBuilder();
    if (value instanceof Value.Bool bool) {
      return wire.setBoolValue(bool.value()).build();
    } else if (value instanceof Value.Num number) {
      return wire.setNumberValue(number.value().doubleValue()).build();
    } else if (value instanceof Value.Text text) {
      return wire.setStringValue(text.value()).build();
    } else if (value instanceof Value.Items items) {
      com.google.protobuf.ListValue.Builder list = com.google.protobuf.ListValue.newBuilder();
      items.values().forEach(i -> list.addValues(items.secret() ? encodeBare(i) : encode(i)));
      return wire.setListValue(list).build();
    } else if (value instanceof Value.Fields fields) {
      if (!fields.secret()) {
        return wire.setStructValue(encode(fields)).build();
      }
      Struct.Builder struct = Struct.newBuilder();
      fields.values().forEach((key, field) -> struct.putFields(key, encodeBare(field)));
      return wire.setStructValue(struct).build();
    } else if (value instanceof Value.Unknown) {
      return wire.setStringValue(UNKNOWN_STRING).build();
    } else if (value instanceof Value.Asset asset) {
      return wrap(
          put(
              put(
                  put(put(signed(ASSET), "text", asset.text()), "path", asset.path()),
                  "uri",
                  asset.uri()),
              "hash",
              asset.hash()));
    } else if (value instanceof Value.Archive archive) {
      Struct.Builder struct =
          put(
              put(put(signed(ARCHIVE), "path", archive.path()), "uri", archive.uri()),
              "hash",
              archive.hash());
      if (!archive.assets().isEmpty()) {
        Struct.Builder files = Struct.newBuilder();
        archive
            .assets()
            .forEach(
                (name, file) ->
                    files.putFields(name, archive.secret() ? encodeBare(file) : encode(file)));
        struct.putFields("assets", wrap(files));
      }
      return wrap(struct);
    } else if (value instanceof Value.Reference reference) {
      Struct.Builder struct = put(signed(REFERENCE), "urn", reference.urn());
      if (!(reference.id() instanceof Value.Absent)) {
        struct.putFields(
            "id", reference.secret() ? encodeBare(reference.id()) : encode(reference.id()));
      }
      return wrap(struct);
    } else if (value instanceof Value.Bytes bytes) {
      return wrap(put(signed(BYTES), INNER, bytes.base64()));
    } else if (value instanceof Value.Foreign) {
      return wrap(signed("io.sealedemr.policy/foreign"));
    }
    return wire.setNullValue(NullValue.NULL_VALUE).build();
  }

  private static Struct.Builder signed(String signature) {
    return put(Struct.newBuilder(), SIGNATURE, signature);
  }

  private static Struct.Builder put(Struct.Builder struct, String key, @Nullable String text) {
    if (text != null) {
      struct.putFields(key, com.google.protobuf.Value.newBuilder().setStringValue(text).build());
    }
    return struct;
  }

  private static com.google.protobuf.Value wrap(Struct.Builder struct) {
    return com.google.protobuf.Value.newBuilder().setStructValue(struct).build();
  }
}
