package io.sealedemr.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeDomainTest {

  @ParameterizedTest
  @CsvSource({
    "us-east-1, *.ec2.internal",
    "us-east-2, *.us-east-2.compute.internal",
    "eu-west-2, *.eu-west-2.compute.internal",
    "us-gov-west-1, *.us-gov-west-1.compute.internal"
  })
  void nodesAreNamedByRegion(String region, String wildcard) {
    assertThat(NodeDomain.ofRegion(region).wildcard()).isEqualTo(wildcard);
  }

  @Test
  void aVpcMayHaveItsOwnDomain() {
    assertThat(new NodeDomain("Corp.Example").wildcard()).isEqualTo("*.corp.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "internal",
        ".corp.example",
        "*.corp.example",
        "corp..example",
        "-corp.example",
        "corp.example.",
        "corp example.com",
        "a-label-so-long-that-the-wildcard-is-no-common-name.corp.example"
      })
  void refusesWhatIsNoDomain(String name) {
    assertThatThrownBy(() -> new NodeDomain(name))
        .hasMessage(
            "domain name: found \""
                + name
                + "\", allowed: a DNS name such as corp.example, at most 62 characters");
  }
}
