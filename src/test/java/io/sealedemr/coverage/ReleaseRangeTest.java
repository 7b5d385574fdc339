package io.sealedemr.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRangeTest {

  @ParameterizedTest
  @CsvSource({
    "5.9.0+, emr-5.9.0, true",
    "5.9.0+, emr-5.8.9, false",
    "5.9.0+, emr-5.36.2, true",
    "5.9.0+, emr-6.0.0, false",
    "5.0.0-5.8, emr-5.8.3, true",
    "5.0.0-5.8, emr-5.9.0, false",
    "5.0.0-5.8, emr-4.9.6, false",
    "7.10.0+, emr-7.9.0, false",
    "7.10.0+, emr-7.10.1, true",
  })
  void aRangeStaysInItsSeriesAndComparesNumbers(String range, String release, boolean in) {
    assertThat(ReleaseRange.of(range).contains(ReleaseLabel.of(release))).isEqualTo(in);
    assertThat(ReleaseRange.of(range)).hasToString(range);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.9", "5.9.0", "5.9.0-", "all", "emr-5.9.0+", ""})
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> ReleaseRange.of(text))
        .hasMessage(
            "found \"" + text + "\"; allowed: a range of releases, such as 5.9.0+ or 5.0.0-5.8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.9.0-6.0", "5.9.0-5.8"})
  void aRangeOfTwoSeriesOrBackwardsIsRefused(String text) {
    assertThatThrownBy(() -> ReleaseRange.of(text))
        .hasMessage(
            "found \"" + text + "\"; allowed: a range within one series, the first release first");
  }

  @Test
  void onlyAnExactLabelIsARelease() {
    assertThat(ReleaseLabel.of("emr-7.10.0")).isGreaterThan(ReleaseLabel.of("emr-7.9.0"));
    assertThat(ReleaseLabel.of("emr-7.10.0")).hasToString("emr-7.10.0");
    assertThatThrownBy(() -> ReleaseLabel.of("emr-7.latest"))
        .hasMessage("found \"emr-7.latest\"; allowed: an exact label, such as emr-7.9.0");
  }
}
