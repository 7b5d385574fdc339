package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.sealedemr.policy.Value.Absent;
import io.sealedemr.policy.Value.Archive;
import io.sealedemr.policy.Value.Asset;
import io.sealedemr.policy.Value.Bytes;
import io.sealedemr.policy.Value.Fields;
import io.sealedemr.policy.Value.Foreign;
import io.sealedemr.policy.Value.Items;
import io.sealedemr.policy.Value.Reference;
import io.sealedemr.policy.Value.Text;
import io.sealedemr.policy.Value.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

  private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"
      })
  void everyUnknownIsUnknownAtEveryPlace(String sentinel) {
    Value unknown = text(sentinel);
    assertThat(decode(unknown)).isEqualTo(new Unknown(false));
    assertThat(decode(list(unknown))).isEqualTo(new Items(List.of(new Unknown(false)), false));
    assertThat(decode(map("k", unknown)))
        .isEqualTo(new Fields(Map.of("k", new Unknown(false)), false));
    assertThat(decode(signed(SECRET, "value", unknown))).isEqualTo(new Unknown(true));
    assertThat(decode(signed(SECRET, "value", list(map("k", unknown)))))
        .isEqualTo(new Items(List.of(new Fields(Map.of("k", new Unknown(true)), true)), true));
  }

  @Test
  void aSecretAroundATreeMakesAllOfItSecret() {
    assertThat(decode(signed(SECRET, "value", map("k", list(text("hush"))))))
        .isEqualTo(new Fields(Map.of("k", new Items(List.of(new Text("hush", true)), true)), true));
    assertThat(decode(signed(SECRET, "value", signed(SECRET, "value", text("hush")))))
        .isEqualTo(new Text("hush", true));
  }

  @Test
  void aSecretThatTheEngineCouldNotDecryptIsUnknown() {
    assertThat(decode(text("[secret]"))).isEqualTo(new Unknown(true));
  }

  @Test
  void anUnknownSignatureIsNoPlainObject() {
    assertThat(decode(signed("ffffffffffffffffffffffffffffffff", "value", text("x"))))
        .isEqualTo(new Foreign("a special value of a form that isn't known here", false));
    assertThat(decode(map(Codec.SIGNATURE, list()))).isInstanceOf(Foreign.class);
    assertThat(decode(signed(SECRET, "other", text("x")))).isInstanceOf(Foreign.class);
  }

  @Test
  void knowsTheSpecialValues() {
    assertThat(decode(signed("c44067f5952c0a294b673a41bacd8c17", "text", text("content"))))
        .isEqualTo(new Asset("content", null, null, null, false));
    assertThat(
            decode(
                signed(
                    "0def7320c3a5731c473e5ecbe6d01bc7",
                    "assets",
                    map("f", signed("c44067f5952c0a294b673a41bacd8c17", "path", text("./f"))))))
        .isEqualTo(
            new Archive(
                Map.of("f", new Asset(null, "./f", null, null, false)), null, null, null, false));
    assertThat(decode(signed("5cf8f73096256a8f31e491e813e4eb8e", "urn", text("urn:x"))))
        .isEqualTo(new Reference("urn:x", new Absent(), false));
    assertThat(decode(signed("803fd3297a5875dc03ca845dda5d2a98", "value", text("/w=="))))
        .isEqualTo(new Bytes("/w==", false));
  }

  @Test
  void anOutputWithoutAValueIsUnknown() {
    String output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    Value secret = Value.newBuilder().setBoolValue(true).build();
    assertThat(decode(signed(output, "secret", secret))).isEqualTo(new Unknown(true));
    assertThat(decode(signed(output, "value", text("x")))).isEqualTo(new Text("x", false));
  }

  @Test
  void pulumisOwnKeysAreNoProperties() {
    Value nested =
        Value.newBuilder()
            .setStructValue(
                Struct.newBuilder()
                    .putFields("__defaults", list())
                    .putFields("kept", map("__defaults", list())))
            .build();
    assertThat(decode(nested))
        .isEqualTo(new Fields(Map.of("kept", new Fields(Map.of(), false)), false));
  }

  @Test
  void aTreeBelowTheBoundOfDepthIsForeignThereAndReadableAbove() {
    Value deep = text("bottom");
    for (int i = 0; i < 10_000; i++) {
      deep = i % 2 == 0 ? map("k", deep) : list(deep);
    }
    io.sealedemr.policy.Value value = decode(deep);
    int levels = 0;
    while (!(value instanceof Foreign)) {
      value =
          value instanceof Items items
              ? items.values().get(0)
              : Objects.requireNonNull(((Fields) value).values().get("k"));
      levels++;
    }
    assertThat(levels).isBetween(Codec.MAX_DEPTH, Codec.MAX_DEPTH + 1);
    assertThat(value.kind()).isEqualTo("a value nested more than 500 levels deep");
  }

  @Test
  void whatIsSentComesBack() {
    Fields sent =
        (Fields)
            io.sealedemr.policy.Value.of(
                Map.of(
                    "all",
                    Arrays.asList(
                        null,
                        true,
                        new io.sealedemr.policy.Value.Num(new java.math.BigDecimal("1.5"), false),
                        "text",
                        io.sealedemr.policy.Value.unknown(),
                        io.sealedemr.policy.Value.secret(Map.of("a", List.of("hush"))),
                        io.sealedemr.policy.Value.secret(io.sealedemr.policy.Value.unknown()),
                        new Asset("t", "p", "u", "h", false),
                        new Archive(Map.of(), "p", "u", "h", true),
                        new Reference("urn:x", io.sealedemr.policy.Value.unknown(), false),
                        new Bytes("/w==", true))));
    assertThat(Codec.decode(Codec.encode(sent))).isEqualTo(sent);
  }

  @Test
  void aSecretPartOfAnArchiveOrAReferenceStaysSecret() {
    for (io.sealedemr.policy.Value holder :
        List.of(
            new Archive(
                Map.of("f", new io.sealedemr.policy.Value.Text("hush", true)),
                null,
                null,
                null,
                false),
            new Reference("urn:x", new io.sealedemr.policy.Value.Text("hush", true), false))) {
      assertThat(decode(Codec.encode(holder))).isEqualTo(holder);
      assertThat(decode(Codec.encode(holder.asSecret()))).isEqualTo(holder.asSecret());
    }
  }

  private static io.sealedemr.policy.Value decode(Value wire) {
    Fields all = (Fields) Codec.decode(Struct.newBuilder().putFields("p", wire).build());
    return Objects.requireNonNull(all.values().get("p"));
  }

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  private static Value list(Value... values) {
    return Value.newBuilder()
        .setListValue(ListValue.newBuilder().addAllValues(new ArrayList<>(List.of(values))))
        .build();
  }

  private static Value map(String key, Value value) {
    return Value.newBuilder().setStructValue(Struct.newBuilder().putFields(key, value)).build();
  }

  private static Value signed(String signature, String key, Value value) {
    return Value.newBuilder()
        .setStructValue(
            Struct.newBuilder().putFields(Codec.SIGNATURE, text(signature)).putFields(key, value))
        .build();
  }

  @Test
  void readsAWholeNumberAsOneWithoutAPoint() {
    Map<Double, String> numbers =
        Map.of(2.0, "2", 0.0, "0", -7.0, "-7", 2.5, "2.5", 1e6, "1000000", 1e300, "1E+300");
    numbers.forEach(
        (number, text) -> {
          Value wire = Value.newBuilder().setNumberValue(number).build();
          assertThat(Codec.decode(Struct.newBuilder().putFields("n", wire).build()))
              .isInstanceOfSatisfying(
                  Fields.class, fields -> assertThat(fields.values().get("n")).hasToString(text));
        });
  }
}
