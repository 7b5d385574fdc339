package io.sealedemr.policy.test;

import io.sealedemr.policy.PackSource;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The folder of a pack, made once for all tests out of their own class path. */
final class PackFolder {

  /** Holds {@code lib}, the jars. */
  static final Path FOLDER = make();

  private PackFolder() {}

  /** Starts the process of a pack of this folder. */
  static EngineSimulator start(Class<? extends PackSource> pack, Map<String, String> environment)
      throws IOException {
    return EngineSimulator.start(
        PackagedPack.bridge(), FOLDER, Map.of("pack", pack.getName()), environment);
  }

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("pack");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      fill(Files.createDirectories(folder.resolve("lib")));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      // A process that was killed may still be ending.
    }
  }

  private static void fill(Path lib) throws IOException {
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path part = Path.of(entry);
      number++;
      if (Files.isDirectory(part)) {
        jar(part, lib.resolve(number + "-classes.jar"));
      } else if (Files.exists(part) && needed(part.getFileName().toString())) {
        Files.createSymbolicLink(
            lib.resolve(number + "-" + part.getFileName()), part.toAbsolutePath());
      }
    }
  }

  private static boolean needed(String jar) {
    return Stream.of(
            "grpc",
            "protobuf",
            "guava",
            "failureaccess",
            "jackson",
            "perfmark",
            "pulumi",
            "snakeyaml")
        .anyMatch(jar::startsWith);
  }

  private static void jar(Path folder, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream to = new JarOutputStream(file);
        Stream<Path> walk = Files.walk(folder)) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      for (Path each : files) {
        to.putNextEntry(
            new JarEntry(folder.relativize(each).toString().replace(File.separatorChar, '/')));
        Files.copy(each, to);
      }
    }
  }
}
