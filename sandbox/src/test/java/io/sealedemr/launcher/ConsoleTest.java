package io.sealedemr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  private Console console(boolean terminal) {
    return new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, now::get);
  }

  private void after(int seconds) {
    now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(seconds)));
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLogGetsALineEveryTwentySeconds() {
    Console console = console(false);

    console.begin("Building pulumi");
    after(5);
    console.at("12 packages");
    after(15);
    console.at("40 packages");
    after(7);
    console.at("50 packages");
    console.end("done");

    assertThat(shown())
        .isEqualTo("Building pulumi …\n  20 s  40 packages\nBuilding pulumi: done (27 s)\n");
  }

  @Test
  void aTerminalGetsOneLineThatIsRewritten() {
    Console console = console(true);

    console.begin("Building pulumi");
    after(5);
    console.at("12 packages");
    console.end("done");

    assertThat(shown())
        .isEqualTo(
            "\r\033[2KBuilding pulumi …"
                + "\r\033[2KBuilding pulumi … 5 s  12 packages"
                + "\r\033[2KBuilding pulumi: done (5 s)\n");
  }

  @Test
  void aQuickStepTellsNoTime() {
    Console console = console(false);

    console.begin("Starting the AWS emulator");
    after(1);
    console.end("listening");

    assertThat(shown()).endsWith("Starting the AWS emulator: listening\n");
  }
}
