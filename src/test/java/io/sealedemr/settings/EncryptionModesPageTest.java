package io.sealedemr.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealedemr.StackConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/encryption-modes.md} to what the program does. */
class EncryptionModesPageTest {

  private static final Path PAGE = Path.of("../docs/encryption-modes.md");
  private static final Path MODES = Path.of("../stacks/modes");
  private static final Pattern WRONG =
      Pattern.compile("\\| `([A-Za-z]+)` `(.+)`: `(.+)` \\|$", Pattern.MULTILINE);
  private static final Pattern EXAMPLE =
      Pattern.compile("\\(\\.\\./stacks/modes/Pulumi\\.([a-z0-9-]+)\\.yaml\\)");

  static Stream<Arguments> wrong() throws IOException {
    return WRONG
        .matcher(Files.readString(PAGE))
        .results()
        .map(row -> Arguments.of(row.group(1), row.group(2), row.group(3)));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aWrongConfigurationIsRefusedInThePagesWords(String key, String value, String fault) {
    StackConfig config =
        new StackConfig("dev", StackConfigs.with("sealed-emr:" + key, value), List.of());

    assertThat(
            catchThrowableOfType(
                    SettingsException.class, () -> Settings.parse(config, Clock.systemUTC()))
                .faults())
        .anyMatch(line -> line.startsWith("sealed-emr:" + fault));
  }

  @Test
  void eachStatementHasAWrongConfiguration() throws IOException {
    long rows =
        Files.readString(PAGE).lines().filter(line -> line.startsWith("| ")).count()
            - 1; // the head

    assertThat(wrong().count()).isEqualTo(rows);
  }

  @Test
  void eachExampleHasARow() throws IOException {
    Set<String> shown = new TreeSet<>();
    EXAMPLE.matcher(Files.readString(PAGE)).results().map(this::name).forEach(shown::add);
    Set<String> there = new TreeSet<>();
    try (Stream<Path> files = Files.list(MODES)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.startsWith("Pulumi."))
          .forEach(file -> there.add(file.split("\\.", -1)[1]));
    }

    assertThat(shown).isEqualTo(there);
  }

  private String name(MatchResult example) {
    return example.group(1);
  }
}
