package io.sealedemr.hdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneTest {

  @ParameterizedTest
  @CsvSource({"/,/a,true", "/a,/a,true", "/a,/a/b,true", "/a,/ab,false", "/a/b,/a,false"})
  void contains(String path, String other, boolean contains) {
    assertThat(new Zone(path, "k").contains(new Zone(other, "k"))).isEqualTo(contains);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "//",
        "/a/",
        "/a//b",
        "/a/../b",
        "/./a",
        "/.reserved/raw",
        "/a b",
        "/a\n"
      })
  void isNoPath(String path) {
    assertThatThrownBy(() -> new Zone(path, "k"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no zone: " + path + " under k");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Key", "-k", "a b", "a=b", "a.b"})
  void isNoKey(String key) {
    assertThatThrownBy(() -> new Zone("/a", key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pathsAndKeysOfAllKinds() {
    assertThat(new Zone("/user/hive_1/t=2026.11/x-y+z", "key_1-a").path())
        .isEqualTo("/user/hive_1/t=2026.11/x-y+z");
    assertThat("/" + "a".repeat(255)).doesNotMatch(Zone.PATH);
    assertThat("/" + "a".repeat(254)).matches(Zone.PATH);
  }
}
