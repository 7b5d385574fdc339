package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  @Test
  void namesTheNearest() {
    assertThat(Suggestion.of("requiredTag", List.of("requiredTags", "owner")))
        .isEqualTo(" (did you mean \"requiredTags\"?)");
    assertThat(Suggestion.of("ownr", List.of("requiredTags", "owner")))
        .isEqualTo(" (did you mean \"owner\"?)");
  }

  @Test
  void namesAllWhereNoneIsNearAndTheyAreFew() {
    assertThat(Suggestion.of("something", List.of("b", "a"))).isEqualTo(" (there are a, b)");
    assertThat(Suggestion.of("something", List.of())).isEqualTo(" (there are none)");
    List<String> many = IntStream.range(0, 11).mapToObj(i -> "a-long-name-" + i).toList();
    assertThat(Suggestion.of("something", many)).isEmpty();
  }
}
