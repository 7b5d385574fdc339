package io.sealedemr.conformance.official;

import io.sealedemr.policy.PackSource;
import io.sealedemr.sandbox.Cache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Folders of packs as the runner wants them: each whole in itself, as the runner copies it away
 * before it is started. The jars come from the module's build.
 */
final class PackFolders {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path JARS = TARGET.resolve("pack").resolve("lib");

  /** What only tests have: packs that misbehave. */
  static final Path OF_TESTS = TARGET.resolve("pulumi-policy-conformance-tests.jar");

  private final Path home;

  /**
   * Starts with none.
   *
   * @param name of the folder of folders
   */
  PackFolders(String name) throws IOException {
    home = TARGET.resolve(name);
    Cache.delete(home);
    Files.createDirectories(home);
  }

  Path home() {
    return home;
  }

  /** Adds the folder of a pack, with all that this module's packs need. */
  void add(String name, Class<? extends PackSource> source, Path... furtherJars)
      throws IOException {
    Path folder = home.resolve(name);
    Path lib = Files.createDirectories(folder.resolve("lib"));
    Files.writeString(
        folder.resolve("PulumiPolicy.yaml"),
        """
        runtime:
          name: jvm
          options:
            pack: %s
            classpath: lib
        """
            .formatted(source.getName()));
    try (Stream<Path> jars = Files.list(JARS)) {
      for (Path jar : Stream.concat(jars, Stream.of(furtherJars)).toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
  }
}
