package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.sealedemr.policy.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A patch changes its place and nothing else, whatever is around it. */
class WirePatchFuzzTest {

  private static final String SEED = "20261124";

  @Provide
  Arbitrary<Struct> properties() {
    return WireValues.wildProperties();
  }

  @Provide
  Arbitrary<Value> value() {
    return WireValues.exact();
  }

  @Provide
  Arbitrary<Path> path() {
    return Arbitraries.oneOf(
            Arbitraries.of("a", "b", "a.b", "[0]", "", "__x", "value", "new")
                .<Path.Step>map(Path.Key::new),
            Arbitraries.integers().between(0, 4).<Path.Step>map(Path.Index::new),
            Arbitraries.just((Path.Step) new Path.Document()))
        .list()
        .ofMaxSize(5)
        .map(Path::new);
  }

  @Property(tries = 400, seed = SEED)
  void setChangesAPlaceAndNothingElse(
      @ForAll("properties") Struct before, @ForAll("value") Value value, @ForAll int choice)
      throws Exception {
    Place place = place(before, choice);

    Struct after = WirePatch.set(before, place.path(), value);

    Value expected = secret(place.value()) && !secret(value) ? in(place.value(), value) : value;
    assertThat(at(after, place)).isEqualTo(expected);
    assertThat(rest(after, place)).isEqualTo(rest(before, place));
    // What was made secret stays so; all else can be set back.
    if (!secret(value) || secret(place.value())) {
      assertThat(WirePatch.set(after, place.path(), place.value())).isEqualTo(before);
    }
  }

  @Property(tries = 400, seed = SEED)
  void removeTakesAPlaceAwayAndNothingElse(@ForAll("properties") Struct before, @ForAll int choice)
      throws Exception {
    Place place = place(before, choice);
    Assume.that(place.path().steps().stream().allMatch(Path.Key.class::isInstance));

    Struct after = WirePatch.remove(before, place.path());

    assertThat(rest(after, place)).isEqualTo(rest(before, place));
    assertThat(places(after)).extracting(Place::path).doesNotContain(place.path());
  }

  @Property(tries = 400, seed = SEED)
  void aPlaceThatIsMadeAndTakenAwayLeavesNoTrace(
      @ForAll("properties") Struct before,
      @ForAll("value") Value value,
      @ForAll @IntRange(max = 1000) int choice)
      throws Exception {
    List<Place> maps =
        new ArrayList<>(places(before).stream().filter(place -> isMap(place.value())).toList());
    Path holder = maps.isEmpty() ? Path.ROOT : maps.get(choice % maps.size()).path();
    Path where = holder.then(new Path.Key("a key of its own"));

    Struct after = WirePatch.set(before, where, value);

    assertThat(after).isNotEqualTo(before);
    assertThat(WirePatch.remove(after, where)).isEqualTo(before);
  }

  @Property(tries = 400, seed = SEED)
  void noPathMakesItFailInAnyOtherWayThanDeclared(
      @ForAll("properties") Struct before,
      @ForAll int choice,
      @ForAll("path") Path below,
      @ForAll("value") Value value) {
    // Random paths alone would hardly ever reach a value.
    Place place = place(before, choice);
    List<Path.Step> steps = new ArrayList<>(place.path().steps());
    steps.addAll(below.steps());
    Path where = new Path(steps);
    boolean intoWhatIsNoMap = !below.steps().isEmpty() && closed(place.value());
    try {
      Struct after = WirePatch.set(before, where, value);
      assertThat(WirePatch.set(after, where, value)).isEqualTo(after);
      assertThat(intoWhatIsNoMap).isFalse();
    } catch (WirePatch.Unreachable e) {
      assertThat(e).hasMessageStartingWith(where + " ");
    }
    try {
      Struct after = WirePatch.remove(before, where);
      if (where.steps().stream().allMatch(Path.Key.class::isInstance)
          && places(before).stream().noneMatch(each -> each.path().equals(where))) {
        assertThat(after).isEqualTo(before);
      }
      assertThat(intoWhatIsNoMap).isFalse();
    } catch (WirePatch.Unreachable e) {
      assertThat(e).hasMessageStartingWith(where + " ");
    }
  }

  /** Whether nothing can lie in a value: texts and the like, unknown ones, assets and the like. */
  private static boolean closed(Value value) {
    return switch (value.getKindCase()) {
      case BOOL_VALUE, NUMBER_VALUE, STRING_VALUE -> true;
      case STRUCT_VALUE -> !isMap(value) && !secret(value);
      default -> false;
    };
  }

  /**
   * A place that a policy could name.
   *
   * @param raw the steps in the wire form, those into the wrappers of secrets too
   */
  private record Place(Path path, List<String> raw, Value value) {}

  private static Place place(Struct properties, int choice) {
    List<Place> all = places(properties);
    Assume.that(!all.isEmpty());
    return all.get(Math.floorMod(choice, all.size()));
  }

  private static List<Place> places(Struct properties) {
    List<Place> all = new ArrayList<>();
    fields(properties, Path.ROOT, List.of(), all);
    return all;
  }

  private static void fields(Struct fields, Path path, List<String> raw, List<Place> to) {
    fields
        .getFieldsMap()
        .forEach(
            (key, value) -> {
              Place place = new Place(path.then(new Path.Key(key)), then(raw, key), value);
              if (value.getKindCase() != Value.KindCase.KIND_NOT_SET) {
                to.add(place);
                below(place, to);
              }
            });
  }

  private static void below(Place place, List<Place> to) {
    Value value = place.value();
    if (secret(value)) {
      Value inner = value.getStructValue().getFieldsOrDefault("value", Value.getDefaultInstance());
      below(new Place(place.path(), then(place.raw(), "value"), inner), to);
    } else if (value.hasListValue()) {
      for (int i = 0; i < value.getListValue().getValuesCount(); i++) {
        Value item = value.getListValue().getValues(i);
        Place element =
            new Place(
                place.path().then(new Path.Index(i)), then(place.raw(), String.valueOf(i)), item);
        if (item.getKindCase() != Value.KindCase.KIND_NOT_SET) {
          to.add(element);
          below(element, to);
        }
      }
    } else if (isMap(value)) {
      fields(value.getStructValue(), place.path(), place.raw(), to);
    }
  }

  private static boolean isMap(Value value) {
    return value.hasStructValue() && !value.getStructValue().containsFields(WireValues.SIGNATURE);
  }

  private static boolean secret(Value value) {
    return value
        .getStructValue()
        .getFieldsOrDefault(WireValues.SIGNATURE, Value.getDefaultInstance())
        .getStringValue()
        .equals(WireValues.SECRET);
  }

  /** The value in the wrapper of another secret, as that came. */
  private static Value in(Value secret, Value value) {
    return Value.newBuilder()
        .setStructValue(secret.getStructValue().toBuilder().putFields("value", value))
        .build();
  }

  private static List<String> then(List<String> raw, String step) {
    List<String> longer = new ArrayList<>(raw);
    longer.add(step);
    return List.copyOf(longer);
  }

  private static Value at(Struct properties, Place place) {
    Value value = Value.newBuilder().setStructValue(properties).build();
    for (String step : place.raw()) {
      value =
          value.hasListValue()
              ? value.getListValue().getValues(Integer.parseInt(step))
              : value.getStructValue().getFieldsOrThrow(step);
    }
    return value;
  }

  /** The bytes of all that is neither the place, nor in it, nor around it. */
  private static Map<List<String>, ByteString> rest(Struct properties, Place place) {
    Map<List<String>, ByteString> bytes = new LinkedHashMap<>();
    rest(Value.newBuilder().setStructValue(properties).build(), List.of(), place.raw(), bytes);
    return bytes;
  }

  private static void rest(
      Value value, List<String> raw, List<String> without, Map<List<String>, ByteString> to) {
    if (raw.equals(without)) {
      return;
    }
    if (raw.size() > without.size() || !raw.equals(without.subList(0, raw.size()))) {
      to.put(raw, value.toByteString());
    } else if (value.hasListValue()) {
      for (int i = 0; i < value.getListValue().getValuesCount(); i++) {
        rest(value.getListValue().getValues(i), then(raw, String.valueOf(i)), without, to);
      }
    } else {
      value
          .getStructValue()
          .getFieldsMap()
          .forEach(
              (key, field) -> rest(Objects.requireNonNull(field), then(raw, key), without, to));
    }
  }
}
