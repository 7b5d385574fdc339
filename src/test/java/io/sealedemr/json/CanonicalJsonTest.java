package io.sealedemr.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {

  @Test
  void writesInTheGivenOrderWithoutWhiteSpace() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", List.of(1, true, "text"));
    value.put("a", Map.of());

    assertThat(CanonicalJson.text(value)).isEqualTo("{\"z\":[1,true,\"text\"],\"a\":{}}");
  }

  @Test
  void escapesWhatJsonMustEscape() {
    assertThat(CanonicalJson.text("a\"b\\c\nd")).isEqualTo("\"a\\\"b\\\\c\\nd\"");
  }

  @Test
  void refusesOtherTypesWithoutShowingTheValue() {
    assertThatThrownBy(() -> CanonicalJson.text(List.of(new StringBuilder("secret"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "JSON for AWS is made of maps, lists, strings, flags and whole numbers, found"
                + " java.lang.StringBuilder");
  }
}
