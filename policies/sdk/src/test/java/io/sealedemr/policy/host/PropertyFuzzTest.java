package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.WrongKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** Every question about every value has an answer, or the one exception that is declared. */
class PropertyFuzzTest {

  private static final String SEED = "20261124";

  private static final Map<String, Function<Property, Truth>> QUESTIONS =
      Map.ofEntries(
          Map.entry("present", Property::present),
          Map.entry("hasText", Property::hasText),
          Map.entry("isTrue", Property::isTrue),
          Map.entry("isTrueOrText", Property::isTrueOrText),
          Map.entry("is", it -> it.is("x")),
          Map.entry("in", it -> it.in(List.of("x", "true"))),
          Map.entry("matches", it -> it.matches(text -> text.length() > 3)),
          Map.entry("atLeast", it -> it.atLeast(2)),
          Map.entry("atMost", it -> it.atMost(2)),
          Map.entry("any", it -> it.any(Property::present)),
          Map.entry("all", it -> it.all(Property::present)),
          Map.entry("any of one", it -> it.asList().any(Property::present)),
          Map.entry("anyField", it -> it.anyField((key, value) -> key.is("a"))),
          Map.entry("allFields", it -> it.allFields((key, value) -> value.present())),
          Map.entry("keys", it -> it.keys().any(key -> key.is("a"))),
          Map.entry("below", it -> it.at("a", "b").present()),
          Map.entry("document", it -> it.json().present()),
          Map.entry("in the document", it -> it.json().at("a").any(Property::present)));

  @Provide
  Arbitrary<Value> value() {
    return Arbitraries.oneOf(
        WireValues.wild()
            .map(wire -> Codec.decode(Struct.newBuilder().putFields("p", wire).build()))
            .map(all -> ((Value.Fields) all).values().getOrDefault("p", Value.absent())),
        WireValues.wildProperties().map(Codec::decode),
        Arbitraries.of(Value.absent(), Value.unknown(), Value.of(Double.MAX_VALUE)));
  }

  @net.jqwik.api.Property(tries = 500, seed = SEED)
  void everyQuestionIsAnsweredOrRefused(@ForAll("value") Value value) {
    for (Property place : places(value)) {
      for (Function<Property, Truth> question : QUESTIONS.values()) {
        ask(place, question)
            .ifPresent(
                answer -> {
                  assertThat(List.of(answer.yes(), answer.no(), answer.open()))
                      .containsOnlyOnce(true);
                  assertThat(answer.dependsOn().isEmpty()).isEqualTo(!answer.open());
                });
      }
      assertThat(place.toString()).startsWith(place.path() + ": ");
    }
  }

  @net.jqwik.api.Property(tries = 500, seed = SEED)
  void anUnknownIsNeverYesAndNeverNo(@ForAll("value") Value value) {
    for (Property place : places(value)) {
      if (place.value() instanceof Value.Unknown) {
        QUESTIONS.forEach(
            (name, question) ->
                assertThat(ask(place, question)).as(name).contains(Truth.open(place.path())));
      }
    }
  }

  @net.jqwik.api.Property(tries = 500, seed = SEED)
  void whatIsNotThereIsNoToEveryQuestionAboutOneValue(@ForAll("value") Value value) {
    for (Property place : places(value)) {
      if (place.value() instanceof Value.Absent || place.value() instanceof Value.Null) {
        QUESTIONS.forEach(
            (name, question) ->
                assertThat(ask(place, question))
                    .as(name)
                    .contains(Truth.of(name.equals("all") || name.equals("allFields"))));
      }
    }
  }

  @net.jqwik.api.Property(tries = 500, seed = SEED)
  void sameIsTheSameFromBothSides(@ForAll("value") Value one, @ForAll("value") Value two) {
    Property left = Property.of(one, new Documents(""));
    Property right = Property.of(two, new Documents(""));

    assertThat(ask(left, it -> it.same(right)).map(PropertyFuzzTest::state))
        .isEqualTo(ask(right, it -> it.same(left)).map(PropertyFuzzTest::state));
    ask(left, it -> it.same(left))
        .ifPresent(
            answer ->
                assertThat(answer.no())
                    .isEqualTo(one instanceof Value.Absent || one instanceof Value.Null));
  }

  @net.jqwik.api.Property(tries = 500, seed = SEED)
  void noRefusalShowsASecret(@ForAll("value") Value value) {
    Value secret = Value.of(List.of(value, "hush-hush", "{\"a\": \"hush")).asSecret();
    for (Property place : places(secret)) {
      for (Function<Property, Truth> question : QUESTIONS.values()) {
        try {
          var unused = question.apply(place);
        } catch (WrongKind e) {
          assertThat(e.getMessage()).doesNotContain("hush");
        }
      }
      assertThat(place.toString()).doesNotContain("hush");
    }
  }

  /** The answer; empty if the value is of a kind that the question is not about. */
  private static Optional<Truth> ask(Property place, Function<Property, Truth> question) {
    try {
      return Optional.of(question.apply(place));
    } catch (WrongKind e) {
      assertThat(e).hasMessageStartingWith("expected a");
      return Optional.empty();
    }
  }

  private static String state(Truth answer) {
    return answer.open() ? "open" : String.valueOf(answer.yes());
  }

  private static List<Property> places(Value root) {
    List<Property> all = new ArrayList<>();
    collect(Property.of(root, new Documents("")), all);
    return all;
  }

  private static void collect(Property place, List<Property> to) {
    to.add(place);
    if (place.value() instanceof Value.Fields fields) {
      fields.values().keySet().forEach(key -> collect(place.at(key), to));
    } else if (place.value() instanceof Value.Items) {
      place.elements().forEach(element -> collect(element, to));
    }
  }
}
