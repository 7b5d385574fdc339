package io.sealedemr.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmationTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Confirmation confirmation(String answer, boolean interactive) {
    return new Confirmation(
        new ByteArrayInputStream(answer.getBytes(UTF_8)),
        new PrintStream(bytes, true, UTF_8),
        interactive);
  }

  @ParameterizedTest
  @CsvSource({"'yes\n', true", "' yes \n', true", "'y\n', false", "'no\n', false", "'', false"})
  void onlyTheWholeWordConfirms(String answer, boolean given) {
    assertThat(confirmation(answer, true).given("Rotate?")).isEqualTo(given);
    assertThat(bytes.toString(UTF_8)).isEqualTo("Rotate? [yes/no] ");
  }

  @Test
  void whereNobodyIsNothingIsAsked() {
    assertThatThrownBy(() -> confirmation("yes\n", false).given("Rotate?"))
        .isInstanceOf(WrongUse.class)
        .hasMessage("nothing was changed: nobody is there to confirm it; --yes confirms");
    assertThat(bytes.size()).isZero();
  }

  @Test
  void anAnswerIsTakenOrWhatStandsForNone() {
    Confirmation confirmation = confirmation("eu-central-1\n\n", true);

    assertThat(confirmation.ask("Region", "eu-west-2")).isEqualTo("eu-central-1");
    assertThat(confirmation.ask("Release", "emr-7.9.0")).isEqualTo("emr-7.9.0");
    assertThat(confirmation.ask("Account", "")).isEmpty();
    assertThat(bytes.toString(UTF_8))
        .isEqualTo("Region [eu-west-2]: Release [emr-7.9.0]: Account: ");
  }

  @Test
  void whereNobodyIsWhatStandsForNoAnswerIsTaken() {
    assertThat(confirmation("a\n", false).ask("Region", "b")).isEqualTo("b");
    assertThat(bytes.size()).isZero();
  }
}
