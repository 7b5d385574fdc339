package io.sealedemr.providers.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

final class WrappingKeysTest {

  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @Test
  void keysAreReadWithTheirIds() {
    WrappingKeys keys =
        WrappingKeys.parse("{\"current\":\"b\",\"a\":\"" + KEY + "\",\"b\":\"" + KEY + "\"}");

    assertThat(keys.currentId()).isEqualTo("b");
    assertThat(keys.all()).containsOnlyKeys("a", "b");
    assertThat(keys.find("a").orElseThrow().getAlgorithm()).isEqualTo("AES");
    assertThat(keys.find("a").orElseThrow().getEncoded()).hasSize(32);
    assertThat(keys.find("c")).isEmpty();
  }

  @Test
  void allFaultsAreToldAtOnceAndNoKeyIsQuoted() {
    assertThatThrownBy(
            () ->
                WrappingKeys.parse(
                    "{\"short\":\"QUJD\",\"odd\":\"?\",\"" + KEY + "\":\"2026-01\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "short: allowed: 32 bytes in Base64; odd: allowed: 32 bytes in Base64; name 3: allowed"
                + " for a key's id: 1 to 32 letters, digits, dots, hyphens, underscores; current:"
                + " missing, allowed: the id of the key for new objects");
  }

  @Test
  void aKeyInPlaceOfTheCurrentIdIsNotQuoted() {
    assertThatThrownBy(
            () -> WrappingKeys.parse("{\"current\":\"" + KEY + "\",\"a\":\"" + KEY + "\"}"))
        .hasMessage("current: names none of the secret's keys");
  }
}
