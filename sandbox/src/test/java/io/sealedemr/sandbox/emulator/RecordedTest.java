package io.sealedemr.sandbox.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTest {

  @TempDir Path folder;

  @Test
  void findsTheProcessAgain() {
    Path file = folder.resolve("pid");
    ProcessHandle self = ProcessHandle.current();

    Recorded.of(self).write(file);

    assertThat(Recorded.read(file).flatMap(Recorded::process)).contains(self);
  }

  @Test
  void doesNotTakeAnotherProcessWithTheSameIdForIt() {
    Recorded recorded = Recorded.of(ProcessHandle.current());

    assertThat(new Recorded(recorded.pid(), recorded.started() - 1000).process()).isEmpty();
  }

  @Test
  void aHalfWrittenFileIsNoProcess() throws IOException {
    assertThat(Recorded.read(Files.writeString(folder.resolve("pid"), "12"))).isEmpty();
    assertThat(Recorded.read(Files.writeString(folder.resolve("pid"), "12 x"))).isEmpty();
    assertThat(Recorded.read(folder.resolve("absent"))).isEmpty();
  }
}
