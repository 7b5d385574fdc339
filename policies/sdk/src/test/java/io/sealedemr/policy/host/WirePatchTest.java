package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.sealedemr.policy.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WirePatchTest {

  private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  private static Path path(String... keys) {
    Path path = Path.ROOT;
    for (String key : keys) {
      path = path.then(new Path.Key(key));
    }
    return path;
  }

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  private static Value map(Struct.Builder fields) {
    return Value.newBuilder().setStructValue(fields).build();
  }

  private static Struct.Builder fields(String key, Value value) {
    return Struct.newBuilder().putFields(key, value);
  }

  private static Value secret(Value value) {
    return map(
        fields(Codec.SIGNATURE, text("1b47061264138c4ac30d75fd1eb44270"))
            .putFields("value", value));
  }

  private static Value asset() {
    return map(
        fields(Codec.SIGNATURE, text("c44067f5952c0a294b673a41bacd8c17"))
            .putFields("hash", text("abc"))
            .putFields("path", text("index.ts")));
  }

  @Test
  void changesOnePlaceAndNothingElse() throws Exception {
    Struct before =
        fields(
                "__defaults",
                Value.newBuilder().setListValue(ListValue.getDefaultInstance()).build())
            .putFields("role", text(UNKNOWN))
            .putFields("code", asset())
            .putFields("tags", secret(map(fields("owner", text("etl")))))
            .build();
    Struct after = WirePatch.set(before, path("tags", "cost"), text("42"));
    assertThat(after)
        .isEqualTo(
            before.toBuilder()
                .putFields(
                    "tags", secret(map(fields("owner", text("etl")).putFields("cost", text("42")))))
                .build());
  }

  @Test
  void makesTheMapsThatAreMissing() throws Exception {
    assertThat(WirePatch.set(Struct.getDefaultInstance(), path("a", "b"), text("x")))
        .isEqualTo(fields("a", map(fields("b", text("x")))).build());
    Value nothing = Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
    assertThat(WirePatch.set(fields("a", nothing).build(), path("a", "b"), text("x")))
        .isEqualTo(fields("a", map(fields("b", text("x")))).build());
  }

  @Test
  void whatReplacesASecretIsASecret() throws Exception {
    assertThat(WirePatch.set(fields("a", secret(text("x"))).build(), path("a"), text("y")))
        .isEqualTo(fields("a", secret(text("y"))).build());
  }

  @Test
  void reachesIntoLists() throws Exception {
    Value list =
        Value.newBuilder()
            .setListValue(
                ListValue.newBuilder().addValues(text("x")).addValues(map(Struct.newBuilder())))
            .build();
    Path second = path("a").then(new Path.Index(1)).then(new Path.Key("b"));
    Struct after = WirePatch.set(fields("a", list).build(), second, text("y"));
    assertThat(after.getFieldsOrThrow("a").getListValue().getValues(1))
        .isEqualTo(map(fields("b", text("y"))));
    Path first = path("a").then(new Path.Index(0));
    assertThat(WirePatch.remove(after, first).getFieldsOrThrow("a").getListValue().getValuesList())
        .containsExactly(map(fields("b", text("y"))));
    assertThatThrownBy(() -> WirePatch.set(after, path("a").then(new Path.Index(2)), text("z")))
        .hasMessage(".a.2 lies behind the end of the list");
  }

  @Test
  void takesAwayWhatIsThereAndNothingElse() throws Exception {
    Struct before = fields("a", text("x")).putFields("b", text("y")).build();
    assertThat(WirePatch.remove(before, path("a"))).isEqualTo(fields("b", text("y")).build());
    assertThat(WirePatch.remove(before, path("c"))).isEqualTo(before);
    assertThat(WirePatch.remove(before, path("c", "d"))).isEqualTo(before);
    Value nothing = Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
    for (Value holder : List.of(nothing, secret(nothing))) {
      Struct empty = fields("a", holder).build();
      assertThat(WirePatch.remove(empty, path("a", "b"))).isEqualTo(empty);
    }
  }

  @Test
  void neverChangesWhatIsNotKnownYet() {
    Struct before = fields("tags", secret(text(UNKNOWN))).build();
    assertThatThrownBy(() -> WirePatch.set(before, path("tags", "owner"), text("x")))
        .isInstanceOfSatisfying(
            WirePatch.Unreachable.class,
            e -> assertThat(e.unknown()).isEqualTo(Optional.of(path("tags"))));
  }

  @Test
  void anUnknownLeafMayBeReplaced() throws Exception {
    assertThat(WirePatch.set(fields("acl", text(UNKNOWN)).build(), path("acl"), text("private")))
        .isEqualTo(fields("acl", text("private")).build());
  }

  @Test
  void neverReachesIntoTextsAndAssets() {
    for (Value holder : List.of(text("x"), asset())) {
      assertThatThrownBy(
              () -> WirePatch.set(fields("a", holder).build(), path("a", "b"), text("y")))
          .isInstanceOfSatisfying(
              WirePatch.Unreachable.class, e -> assertThat(e.unknown()).isEmpty())
          .hasMessage(".a.b lies in something that is no map");
    }
    assertThatThrownBy(() -> WirePatch.set(Struct.getDefaultInstance(), Path.ROOT, text("y")))
        .hasMessage(". is no place in a map");
  }
}
