package io.sealedemr.providers.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlatObjectTest {

  @Test
  void namesAndTextsAreRead() {
    assertThat(FlatObject.parse(" { \"a\" : \"b\" ,\n\"c\":\"\" } \n"))
        .containsExactly(entry("a", "b"), entry("c", ""));
    assertThat(FlatObject.parse("{}")).isEmpty();
  }

  @Test
  void whatAnotherWriterEscapesIsReadBack() throws JsonProcessingException {
    Map<String, String> texts = Map.of("pem", "a\nb\r\n\t\"\\/\u0001\u20ac\ud83d\ude00");

    assertThat(FlatObject.parse(new ObjectMapper().writeValueAsString(texts))).isEqualTo(texts);
    assertThat(FlatObject.parse("{\"a\":\"\\u20AC\\b\\f\\/\"}"))
        .containsExactly(entry("a", "€\b\f/"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|1|no {",
        "{\"a\"}|5|no :",
        "{\"a\":1}|6|no text in quotation marks",
        "{\"a\":{}}|6|no text in quotation marks",
        "{\"a\":\"b\",}|10|no text in quotation marks",
        "{\"a\":\"b\"|9|neither a comma nor the object's end",
        "{\"a\":\"b|8|a text without an end",
        "{\"a\":\"\\x\"}|8|an unknown escape",
        "{\"a\":\"\\u00g0\"}|11|no hexadecimal digit",
        "{\"a\":\"b\",\"a\":\"c\"}|10|a name that was there before",
        "{\"a\":\"b\"} x|11|something after the end of the object",
      })
  void allElseIsRefusedByItsPlaceAndWithoutAQuotation(String text, int place, String found) {
    assertThatThrownBy(() -> FlatObject.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a JSON object of texts: at character " + place + " there is " + found);
  }

  @Test
  void aLineBreakInATextIsRefused() {
    assertThatThrownBy(() -> FlatObject.parse("{\"a\":\"b\nc\"}"))
        .hasMessage(
            "not a JSON object of texts: at character 8 there is a control character in a text");
  }
}
