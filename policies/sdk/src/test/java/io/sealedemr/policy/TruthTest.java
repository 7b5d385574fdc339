package io.sealedemr.policy;

import static io.sealedemr.policy.Truth.NO;
import static io.sealedemr.policy.Truth.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TruthTest {

  private static final Path A = new Path(List.of(new Path.Key("a")));
  private static final Path B = new Path(List.of(new Path.Key("b")));
  private static final Truth OPEN = Truth.open(A);

  @Test
  void partialKnowledgeDecides() {
    assertThat(NO.and(OPEN)).isEqualTo(NO);
    assertThat(OPEN.and(NO)).isEqualTo(NO);
    assertThat(YES.or(OPEN)).isEqualTo(YES);
    assertThat(OPEN.or(YES)).isEqualTo(YES);
  }

  @Test
  void whatIsNotDecidedStaysOpen() {
    assertThat(YES.and(OPEN)).isEqualTo(OPEN);
    assertThat(OPEN.and(YES)).isEqualTo(OPEN);
    assertThat(NO.or(OPEN)).isEqualTo(OPEN);
    assertThat(OPEN.or(NO)).isEqualTo(OPEN);
    assertThat(OPEN.not()).isEqualTo(OPEN);
  }

  @Test
  void knownAnswersCombineAsUsual() {
    assertThat(YES.and(YES)).isEqualTo(YES);
    assertThat(YES.and(NO)).isEqualTo(NO);
    assertThat(NO.or(NO)).isEqualTo(NO);
    assertThat(NO.or(YES)).isEqualTo(YES);
    assertThat(NO.not()).isEqualTo(YES);
    assertThat(YES.not()).isEqualTo(NO);
  }

  @Test
  void anOpenAnswerNamesAllPlacesItHangsOn() {
    assertThat(OPEN.and(Truth.open(B)).dependsOn()).containsExactly(A, B);
    assertThat(OPEN.or(Truth.open(B)).dependsOn()).containsExactly(A, B);
    assertThat(OPEN).hasToString("open[.a]");
  }
}
