package io.sealedemr.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RecordingTest {

  private static final Pattern TEXT = Pattern.compile(".+");

  private static Map<String, Recording.Key> recorded(Consumer<ObjectReader> reader) {
    return Recording.of(
        Map.of(),
        faults ->
            reader.accept(ObjectReader.of("top", null, false, faults, List.of("any", "other"))));
  }

  private static boolean required(Map<String, Recording.Key> keys, String path) {
    return Objects.requireNonNull(keys.get(path)).required();
  }

  @Test
  void eachFormIsNotedAsItIsAskedFor() {
    Map<String, Recording.Key> keys =
        recorded(
            top -> {
              top.required("text", TEXT, "a text");
              top.optional("more", TEXT, "another");
              top.choice("choice", List.of("one", "two"), "two");
              top.texts("texts", TEXT, "each", 3, List.of());
              top.number("number", 1, 9, "things");
              top.flag("flag", true);
              top.object("map", List.of()).entries(TEXT, TEXT, "a pair");
            });

    assertThat(keys)
        .containsExactly(
            Map.entry("top", new Recording.Key(new Form.Nested(List.of("any", "other")), true)),
            Map.entry("top.text", new Recording.Key(new Form.Text(TEXT, "a text"), true)),
            Map.entry("top.more", new Recording.Key(new Form.Text(TEXT, "another"), false)),
            Map.entry(
                "top.choice",
                new Recording.Key(new Form.Choice(List.of("one", "two"), "two"), false)),
            Map.entry(
                "top.texts", new Recording.Key(new Form.Texts(TEXT, "each", 3, List.of()), false)),
            Map.entry("top.number", new Recording.Key(new Form.Amount(1, 9, "things"), false)),
            Map.entry("top.flag", new Recording.Key(new Form.Switch(true), false)),
            Map.entry("top.map", new Recording.Key(new Form.Entries(TEXT, TEXT, "a pair"), false)));
  }

  @Test
  void listsAreReadOnce() {
    Map<String, Recording.Key> keys =
        recorded(
            top ->
                top.objects(
                    "list", 5, List.of("name"), entry -> entry.required("name", TEXT, "a name")));

    assertThat(keys.keySet()).containsExactly("top", "top.list", "top.list[].name");
    assertThat(required(keys, "top.list[].name")).isTrue();
  }

  @Test
  void whatIsOnlyReadAfterAnAnswerIsFoundHoweverDeep() {
    Map<String, Recording.Key> keys =
        recorded(
            top -> {
              if (top.has("part")) {
                ObjectReader part = top.object("part", List.of("kind", "on"));
                if (part.choice("kind", List.of("a", "b"), "a").equals("b")
                    && part.flag("on", false)) {
                  part.required("deep", TEXT, "a text");
                }
              }
            });

    assertThat(keys.keySet())
        .containsExactly("top", "top.part", "top.part.kind", "top.part.on", "top.part.deep");
    assertThat(required(keys, "top.part.deep")).isFalse();
    assertThat(required(keys, "top.part")).isFalse();
    assertThat(required(keys, "top")).isFalse();
  }

  @Test
  void oneWayOfSeveralIsFoundEach() {
    Map<String, Recording.Key> keys =
        recorded(
            top -> {
              boolean one = top.has("one");
              boolean two = top.has("two");
              if (one != two) {
                top.optional(one ? "one" : "two", TEXT, "a text");
              }
            });

    assertThat(keys.keySet()).containsExactly("top", "top.one", "top.two");
  }

  @Test
  void anObjectIsRequiredIfItIsAlwaysReadAndSomethingInItIs() {
    Map<String, Recording.Key> keys =
        recorded(
            top -> {
              top.object("always", List.of("text")).required("text", TEXT, "a text");
              top.object("free", List.of("text")).optional("text", TEXT, "a text");
              if (top.has("sometimes")) {
                top.object("sometimes", List.of("text")).required("text", TEXT, "a text");
              }
            });

    assertThat(required(keys, "top")).isTrue();
    assertThat(required(keys, "top.always")).isTrue();
    assertThat(required(keys, "top.free")).isFalse();
    assertThat(required(keys, "top.sometimes")).isFalse();
    assertThat(required(keys, "top.sometimes.text")).isTrue();
  }

  @Test
  void aGivenTextIsRead() {
    Map<String, Recording.Key> keys =
        Recording.of(
            Map.of("key", "given"),
            faults -> {
              ObjectReader reader = ObjectReader.texts(Map.of(), faults);
              reader.optional("of " + reader.required("key", TEXT, "a text"), TEXT, "a text");
            });

    assertThat(keys.keySet()).containsExactly("key", "of given");
    assertThat(required(keys, "key")).isTrue();
  }
}
