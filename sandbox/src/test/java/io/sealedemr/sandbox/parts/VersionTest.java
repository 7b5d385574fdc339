package io.sealedemr.sandbox.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void findsItInWhatProgramsPrint() {
    assertThat(Version.in("v3.259.0\n")).contains(new Version(3, 259, 0));
    assertThat(Version.in("Python 3.11.7")).contains(new Version(3, 11, 7));
    assertThat(Version.in("go version go1.26 linux/amd64")).contains(new Version(1, 26, 0));
    assertThat(Version.in("no version here")).isEmpty();
  }

  @Test
  void comparesNumbersNotTexts() {
    assertThat(new Version(3, 9, 0).atLeast(new Version(3, 10, 0))).isFalse();
    assertThat(new Version(3, 10, 0).atLeast(new Version(3, 10, 0))).isTrue();
    assertThat(new Version(4, 0, 0).atLeast(new Version(3, 259, 9))).isTrue();
    assertThat(new Version(3, 227, 1)).hasToString("3.227.1");
  }
}
