package io.sealedemr.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Java in the guide is a part of the template, which is built and run by {@code TemplateIT}.
 */
class GuideTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern BLOCK =
      Pattern.compile("(?:<!-- (\\S+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);

  static Stream<MatchResult> blocks() throws IOException {
    return BLOCK.matcher(Files.readString(ROOT.resolve("docs/policies-in-java.md"))).results();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void showsWhatTheTemplateHolds(MatchResult block) throws IOException {
    assertThat(block.group(1)).as("the file that this is from:%n%s", block.group(2)).isNotNull();
    assertThat(ROOT.resolve(block.group(1))).content().contains(block.group(2));
  }
}
