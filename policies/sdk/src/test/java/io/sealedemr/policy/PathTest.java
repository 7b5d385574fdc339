package io.sealedemr.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathTest {

  @Test
  void isWrittenAsPulumiWritesIt() {
    assertThat(
            new Path(
                List.of(new Path.Key("ingress"), new Path.Index(0), new Path.Key("cidrBlocks"))))
        .hasToString(".ingress.0.cidrBlocks");
    assertThat(Path.ROOT).hasToString(".");
  }

  @Test
  void quotesKeysThatAreNoWords() {
    assertThat(new Path(List.of(new Path.Key("tags"), new Path.Key("a.b\"c"))))
        .hasToString(".tags[\"a.b\\\"c\"]");
  }

  @Test
  void setsTheInsideOfADocumentApart() {
    assertThat(
            new Path(
                List.of(
                    new Path.Key("policy"),
                    new Path.Document(),
                    new Path.Key("Statement"),
                    new Path.Index(1),
                    new Path.Key("aws:Secure Transport"))))
        .hasToString(".policy › Statement[1] › \"aws:Secure Transport\"");
  }
}
