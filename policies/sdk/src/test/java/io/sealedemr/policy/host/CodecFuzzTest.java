package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.sealedemr.policy.Value.Fields;
import io.sealedemr.policy.Value.Foreign;
import io.sealedemr.policy.Value.Items;
import io.sealedemr.policy.Value.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the codec keeps, and what it changes by design, over random values. */
class CodecFuzzTest {

  private static final String SEED = "20261124";

  @Provide
  Arbitrary<Struct> exact() {
    return WireValues.exactProperties();
  }

  @Provide
  Arbitrary<Value> exactValue() {
    return WireValues.exact();
  }

  @Provide
  Arbitrary<Struct> wild() {
    return WireValues.wildProperties();
  }

  @Provide
  Arbitrary<Value> wildValue() {
    return WireValues.wild();
  }

  /** Most of them near the bound. */
  @Provide
  Arbitrary<Integer> levels() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 3000),
        Arbitraries.integers().between(Codec.MAX_DEPTH - 3, Codec.MAX_DEPTH + 3));
  }

  @Provide
  Arbitrary<String> sentinel() {
    return Arbitraries.of(WireValues.UNKNOWNS);
  }

  @Property(tries = 1000, seed = SEED)
  void whatCameIsSentBackAsItCame(@ForAll("exact") Struct came) {
    assertThat(Codec.encode((Fields) Codec.decode(came))).isEqualTo(came);
  }

  @Property(tries = 1000, seed = SEED)
  void nothingMakesTheCodecFailAndASecondWayChangesNothing(@ForAll("wild") Struct came) {
    Struct once = Codec.encode((Fields) Codec.decode(came));

    assertThat(Codec.encode((Fields) Codec.decode(once))).isEqualTo(once);
  }

  @Property(tries = 300, seed = SEED)
  void pulumisOwnKeysAreDroppedAndNothingElse(
      @ForAll("exact") Struct came, @ForAll("wildValue") Value bookkeeping) {
    assertThat(Codec.decode(withBookkeeping(came, bookkeeping))).isEqualTo(Codec.decode(came));
  }

  @Property(tries = 300, seed = SEED)
  void allSentinelsMeanTheSameUnknown(
      @ForAll("exact") Struct came, @ForAll("sentinel") String sentinel) {
    assertThat(Codec.decode(withSentinel(came, sentinel))).isEqualTo(Codec.decode(came));
  }

  @Property(tries = 300, seed = SEED)
  void secretsInASecretAreOneSecret(@ForAll("exactValue") Value came) {
    Value bare = WireValues.withoutSecrets(came);

    assertThat(encoded(WireValues.secret(came)))
        .isEqualTo(encoded(WireValues.secret(WireValues.secret(came))))
        .isEqualTo(WireValues.secret(bare));
  }

  @Property(tries = 300, seed = SEED)
  void allPartsOfASecretAreSecret(@ForAll("wildValue") Value came) {
    io.sealedemr.policy.Value secret = decoded(WireValues.secret(came));

    assertThat(secret).isEqualTo(decoded(came).asSecret()).isEqualTo(secret.asSecret());
    assertThat(secret.secret()).isTrue();
  }

  @Property(tries = 300, seed = SEED)
  void anOutputIsItsValue(@ForAll("wildValue") Value came, @ForAll boolean secret) {
    Value output =
        WireValues.special(
            WireValues.OUTPUT,
            Map.of(
                "value",
                came,
                "secret",
                WireValues.bool(secret),
                "dependencies",
                WireValues.list(List.of(WireValues.text("urn:x")))));

    assertThat(decoded(output)).isEqualTo(decoded(secret ? WireValues.secret(came) : came));
  }

  @Property(tries = 300, seed = SEED)
  void anObjectWithASignatureThatIsNotKnownIsForeignWhateverIsInIt(
      @ForAll String signature, @ForAll("wild") Struct fields) {
    Assume.that(
        !List.of(
                WireValues.SECRET,
                WireValues.ASSET,
                WireValues.ARCHIVE,
                WireValues.REFERENCE,
                WireValues.OUTPUT,
                WireValues.BYTES)
            .contains(signature));

    assertThat(decoded(WireValues.special(signature, fields.getFieldsMap())))
        .isEqualTo(new Foreign("a special value of a form that isn't known here", false));
  }

  @Property(tries = 100, seed = SEED)
  void aTreeIsReadableDownToTheBoundAndForeignBelow(@ForAll("levels") int levels) {
    io.sealedemr.policy.Value place = decoded(WireValues.nested(levels));
    int read = 0;
    while (place instanceof Items || place instanceof Fields) {
      place =
          place instanceof Items items
              ? items.values().get(0)
              : Objects.requireNonNull(((Fields) place).values().get("k"));
      read++;
    }

    if (levels <= Codec.MAX_DEPTH) {
      assertThat(read).isEqualTo(levels);
      assertThat(place).isEqualTo(io.sealedemr.policy.Value.of("bottom"));
    } else {
      // A map that is too deep is not looked into, of a list the elements are not.
      assertThat(read).isBetween(Codec.MAX_DEPTH, Codec.MAX_DEPTH + 1);
      assertThat(place.kind()).isEqualTo("a value nested more than 500 levels deep");
    }
  }

  @Property(tries = 1000, seed = SEED)
  void noTextShowsASecret(@ForAll("wildValue") Value around) {
    Value hush = WireValues.text("hush-hush");
    Value marked = WireValues.list(List.of(around, hush));

    assertThat(decoded(WireValues.secret(hush)).toString()).doesNotContain("hush");
    assertThat(decoded(WireValues.secret(marked)).toString()).doesNotContain("hush");
    assertThat(decoded(WireValues.map(Map.of("k", WireValues.secret(marked)))).toString())
        .doesNotContain("hush");
  }

  @Property(tries = 300, seed = SEED)
  void anUnknownInASecretStaysUnknownAndSecret(@ForAll("sentinel") String sentinel) {
    assertThat(decoded(WireValues.secret(WireValues.text(sentinel)))).isEqualTo(new Unknown(true));
  }

  private static io.sealedemr.policy.Value decoded(Value wire) {
    Fields all = (Fields) Codec.decode(Struct.newBuilder().putFields("p", wire).build());
    return Objects.requireNonNull(all.values().get("p"));
  }

  private static Value encoded(Value wire) {
    return Codec.encode(decoded(wire));
  }

  private static Struct withBookkeeping(Struct fields, Value bookkeeping) {
    Struct.Builder more = Struct.newBuilder();
    fields.getFieldsMap().forEach((key, value) -> more.putFields(key, within(value, bookkeeping)));
    return more.putFields("__defaults", bookkeeping).putFields("__", bookkeeping).build();
  }

  private static Value within(Value value, Value bookkeeping) {
    if (value.hasListValue()) {
      return WireValues.list(
          value.getListValue().getValuesList().stream()
              .map(item -> within(item, bookkeeping))
              .toList());
    }
    return value.hasStructValue() && !value.getStructValue().containsFields(WireValues.SIGNATURE)
        ? Value.newBuilder()
            .setStructValue(withBookkeeping(value.getStructValue(), bookkeeping))
            .build()
        : value;
  }

  private static Struct withSentinel(Struct fields, String sentinel) {
    Struct.Builder changed = Struct.newBuilder();
    fields
        .getFieldsMap()
        .forEach((key, value) -> changed.putFields(key, sentinel(value, sentinel)));
    return changed.build();
  }

  private static Value sentinel(Value value, String sentinel) {
    if (value.getStringValue().equals(WireValues.UNKNOWN)) {
      return WireValues.text(sentinel);
    }
    if (value.hasListValue()) {
      return WireValues.list(
          value.getListValue().getValuesList().stream()
              .map(item -> sentinel(item, sentinel))
              .toList());
    }
    return value.hasStructValue()
        ? Value.newBuilder().setStructValue(withSentinel(value.getStructValue(), sentinel)).build()
        : value;
  }
}
