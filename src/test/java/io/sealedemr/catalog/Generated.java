package io.sealedemr.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Committed files that are made of the settings. With {@code -Dupdate} they are written, otherwise
 * they must be what would be written.
 */
final class Generated {

  static final Path ROOT = Path.of("..");

  private Generated() {}

  static void holds(String file, String content) {
    Path path = ROOT.resolve(file);
    try {
      if (System.getProperty("update") != null) {
        Files.writeString(path, content);
      }
      assertThat(path)
          .as(
              "after a change of settings: ./mvnw test -pl src -Dtest='io.sealedemr.catalog.*' -Dupdate")
          .content()
          .isEqualTo(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
