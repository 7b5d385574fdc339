package io.sealedemr.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "10.40.0.0/16, 0, 10.40.0.0/20",
    "10.40.0.0/16, 3, 10.40.48.0/20",
    "192.168.252.0/22, 15, 192.168.255.192/26",
    "200.0.0.0/16, 1, 200.0.16.0/20"
  })
  void aSixteenthIsOneOfSixteenEqualParts(String cidr, int index, String part) {
    assertThat(Cidr.parse(cidr).sixteenth(index)).hasToString(part);
  }
}
