package io.sealedemr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

  @TempDir Path folder;

  @BeforeEach
  void twoFiles() throws IOException {
    Files.writeString(folder.resolve("go.mod"), "module a");
    Files.writeString(folder.resolve("go.sum"), "sums");
  }

  @Test
  void staysTheSameForTheSameContent() {
    assertThat(Fingerprint.of(List.of(folder), "linux"))
        .matches("[0-9a-f]{12}")
        .isEqualTo(Fingerprint.of(List.of(folder), "linux"));
  }

  @Test
  void changesWithContentNameAndExtra() throws IOException {
    String before = Fingerprint.of(List.of(folder), "linux");

    assertThat(Fingerprint.of(List.of(folder), "darwin")).isNotEqualTo(before);

    Files.writeString(folder.resolve("go.sum"), "other sums");
    String changed = Fingerprint.of(List.of(folder), "linux");
    assertThat(changed).isNotEqualTo(before);

    Files.move(folder.resolve("go.sum"), folder.resolve("go.sun"));
    assertThat(Fingerprint.of(List.of(folder), "linux")).isNotEqualTo(changed);
  }
}
