package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFolderTest {

  @TempDir private Path folder;

  @Test
  void isTheNearestOneWithAProjectFile() throws IOException {
    Path program = Files.createDirectories(folder.resolve("program"));
    Path below = Files.createDirectories(program.resolve("a/b"));
    assertThat(ProgramFolder.above(below)).isEmpty();
    Files.createFile(program.resolve("Pulumi.yaml"));
    assertThat(ProgramFolder.above(below)).contains(program.toRealPath());
    assertThat(ProgramFolder.above(program)).contains(program.toRealPath());
    Files.createFile(below.resolve("Pulumi.json"));
    assertThat(ProgramFolder.above(below)).contains(below.toRealPath());
  }

  @Test
  void isNotKnownWhereTheFolderCannotBeRead() {
    assertThat(ProgramFolder.above(folder.resolve("gone"))).isEmpty();
  }
}
