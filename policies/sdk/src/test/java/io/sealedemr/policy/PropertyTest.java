package io.sealedemr.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealedemr.policy.host.Documents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PropertyTest {

  private static Property property(Object value) {
    return Property.of(Value.of(Map.of("p", value)), new Documents("")).at("p");
  }

  private static Property absent() {
    return Property.of(Value.of(Map.of()), new Documents("")).at("p");
  }

  static List<Arguments> questions() {
    return List.of(
        question("present", Property::present),
        question("hasText", Property::hasText),
        question("isTrue", Property::isTrue),
        question("isTrueOrText", Property::isTrueOrText),
        question("is", p -> p.is("x")),
        question("in", p -> p.in(Set.of("x"))),
        question("matches", p -> p.matches(text -> true)),
        question("atLeast", p -> p.atLeast(1)),
        question("atMost", p -> p.atMost(1)),
        question("any", p -> p.any(Property::present)),
        question("anyField", p -> p.anyField((key, value) -> Truth.YES)),
        question("keys", p -> p.keys().any(key -> key.is("x"))),
        question("asList", p -> p.asList().any(Property::present)),
        question("elements", p -> p.elements().isEmpty() ? Truth.NO : p.elements().get(0).is("x")),
        question("below", p -> p.at("q", "r").is("x")),
        question("json", p -> p.json().at("q").isTrue()));
  }

  private static Arguments question(String name, Function<Property, Truth> ask) {
    return Arguments.of(name, ask);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void everyQuestionAboutAnUnknownValueIsOpen(String name, Function<Property, Truth> ask) {
    Truth answer = ask.apply(property(Value.unknown()));
    assertThat(answer.open()).isTrue();
    assertThat(answer.dependsOn()).map(Path::toString).containsExactly(".p");
    assertThat(ask.apply(property(Value.secret(Value.unknown()))).open()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void everyQuestionAboutNothingIsNo(String name, Function<Property, Truth> ask) {
    Map<String, Object> withNull = new HashMap<>();
    withNull.put("p", null);
    assertThat(ask.apply(absent()).no()).isTrue();
    assertThat(ask.apply(Property.of(Value.of(withNull), new Documents("")).at("p")).no()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void noQuestionIsAnsweredAboutAForeignValue(String name, Function<Property, Truth> ask) {
    assertThatThrownBy(() -> ask.apply(property(new Value.Foreign("a thing", false))))
        .isInstanceOf(WrongKind.class)
        .hasMessageEndingWith("found a thing");
  }

  @Test
  void anotherKindIsRefusedWithPlaceAndKinds() {
    assertThatThrownBy(() -> property(1).is("x"))
        .hasMessage("expected a string at .p, found a number");
    assertThatThrownBy(() -> property("true").isTrue())
        .hasMessage("expected a boolean at .p, found a string");
    assertThatThrownBy(() -> property(Map.of()).any(Property::present))
        .hasMessage("expected a list at .p, found a map");
    assertThatThrownBy(() -> property("x").at("q"))
        .hasMessage("expected a map at .p, found a string");
    assertThatThrownBy(() -> property("1").atLeast(1))
        .hasMessage("expected a number at .p, found a string");
    assertThatThrownBy(() -> property(List.of()).json())
        .hasMessage("expected a JSON document in a string at .p, found a list");
    assertThatThrownBy(() -> property("maybe").isTrueOrText())
        .hasMessage("expected a boolean at .p, found a string");
  }

  @Test
  void knownValuesAreAnswered() {
    assertThat(property("x").is("x").yes()).isTrue();
    assertThat(property("y").is("x").no()).isTrue();
    assertThat(property(" ").hasText().no()).isTrue();
    assertThat(property("TRUE").isTrueOrText().yes()).isTrue();
    assertThat(property(2).atLeast(2).yes()).isTrue();
    assertThat(property(2.5).atMost(2).no()).isTrue();
    assertThat(property("").present().yes()).isTrue();
  }

  @Test
  void oneKnownElementDecidesBesideUnknownOnes() {
    Property list = property(List.of(Value.unknown(), "bad"));
    assertThat(list.any(e -> e.is("bad")).yes()).isTrue();
    assertThat(list.all(e -> e.is("good")).no()).isTrue();
    assertThat(list.any(e -> e.is("worse")).dependsOn())
        .map(Path::toString)
        .containsExactly(".p.0");
  }

  @Test
  void allOfAnAbsentListIsYes() {
    assertThat(absent().all(e -> Truth.NO).yes()).isTrue();
  }

  @Test
  void aSingleValueCanStandForAListOfOne() {
    assertThat(property("kms:*").asList().any(a -> a.is("kms:*")).yes()).isTrue();
    assertThat(property(List.of("a", "kms:*")).asList().any(a -> a.is("kms:*")).yes()).isTrue();
    assertThat(property("kms:*").asList().elements())
        .map(element -> element.path().toString())
        .containsExactly(".p");
  }

  @Test
  void mapsAreAskedByKeyAndValue() {
    Property map = property(Map.of("aws:SecureTransport", "false"));
    assertThat(map.anyField((k, v) -> k.is("aws:SecureTransport").and(v.is("false"))).yes())
        .isTrue();
    assertThat(map.allFields((k, v) -> v.is("true")).no()).isTrue();
    assertThat(map.keys().any(k -> k.is("aws:SecureTransport")).yes()).isTrue();
  }

  @Test
  void anUnknownValueIsNamedWhereItBegins() {
    assertThat(property(Value.unknown()).at("a").json().at("b").isTrue().dependsOn())
        .map(Path::toString)
        .containsExactly(".p");
  }

  @Test
  void comparesWholeTreesWithUnknownsInThem() {
    assertThat(same("x", "x").yes()).isTrue();
    assertThat(same("x", Value.secret("x")).yes()).isTrue();
    assertThat(same("x", "y").no()).isTrue();
    assertThat(same(1, 1.0).yes()).isTrue();
    assertThat(same("1", 1).no()).isTrue();
    assertThat(same("x", Value.unknown()).open()).isTrue();
    assertThat(same(List.of("x", Value.unknown()), List.of("y", "z")).no()).isTrue();
    assertThat(same(List.of("x", Value.unknown()), List.of("x", "z")).dependsOn())
        .map(Path::toString)
        .containsExactly(".a.1");
    assertThat(same(Map.of("k", 1), Map.of("k", 1)).yes()).isTrue();
    assertThat(same(Map.of("k", 1), Map.of("l", 1)).no()).isTrue();
  }

  @Test
  void nothingEqualsNothing() {
    assertThat(absent().same(absent()).no()).isTrue();
    assertThat(absent().same(property(Value.unknown())).open()).isTrue();
    assertThat(property(Value.unknown()).same(absent()).open()).isTrue();
  }

  private static Truth same(Object a, Object b) {
    Property root = Property.of(Value.of(Map.of("a", a, "b", b)), new Documents(""));
    return root.at("a").same(root.at("b"));
  }

  @Test
  void readsTheDocumentInAString() {
    Property document = property("{\"a\":[{\"b\":12345678901234567890.5}]}").json();
    Property number = document.at("a").elements().get(0).at("b");
    assertThat(number.value()).hasToString("12345678901234567890.5");
    assertThat(number.path()).hasToString(".p › a[0] › b");
  }

  @Test
  void aSecretDocumentIsSecretInAllItsParts() {
    Property part = property(Value.secret("{\"a\":{\"b\":\"hush\"}}")).json().at("a", "b");
    assertThat(part.is("hush").yes()).isTrue();
    assertThat(part).hasToString(".p › a › b: [secret]");
    assertThat(part.value().secret()).isTrue();
  }

  @Test
  void theKeysOfASecretMapStayOutOfPaths() {
    Property map = property(Value.secret(Map.of("hush", Value.unknown())));
    assertThat(map.anyField((k, v) -> v.is("x")).toString()).doesNotContain("hush");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void refusesWhatIsNotExactlyOneDocument(String text, String reason) {
    assertThatThrownBy(() -> property(text).json())
        .hasMessage("expected a JSON document at .p, found a string that isn't: " + reason);
  }

  static List<Arguments> unreadable() {
    return List.of(
        Arguments.of("", "it is empty"),
        Arguments.of("[1e99999999999]", "a number is too long"),
        Arguments.of("[" + "1".repeat(1001) + "]", "a number is too long"),
        Arguments.of("{hush", "it is not valid JSON (line 1, column 2)"),
        Arguments.of("{\"a\":1,\"a\":2}", "a key occurs twice (line 1, column 11)"),
        Arguments.of("{} {}", "it goes on after its end (line 1, column 4)"),
        Arguments.of("{\"a\":", "it is not valid JSON (line 1, column 6)"),
        Arguments.of("{'a':1}", "it is not valid JSON (line 1, column 2)"),
        Arguments.of("[".repeat(10_000), "it is nested more than 500 levels deep"));
  }

  @Test
  void noValueShowsASecretInItsText() {
    for (Object plain :
        Arrays.asList(null, true, 1234, "hush", List.of("hush"), Map.of("hush", "hush"))) {
      assertThat(Value.secret(plain)).hasToString("[secret]");
    }
    assertThat(Value.of(Map.of("a", Value.secret("hush")))).hasToString("{a=[secret]}");
    assertThat(Value.secret(new Value.Asset("hush", null, null, null, false)))
        .hasToString("[secret]");
    assertThat(Value.secret(new Value.Bytes("hush", false))).hasToString("[secret]");
    assertThat(Value.secret(new Value.Reference("hush", Value.absent(), false)))
        .hasToString("[secret]");
  }
}
