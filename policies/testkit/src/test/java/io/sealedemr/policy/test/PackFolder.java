package io.sealedemr.policy.test;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Makes the folder of a pack's jars out of the class path of these tests. */
final class PackFolder {

  private PackFolder() {}

  static void fill(Path lib) throws IOException {
    Files.createDirectories(lib);
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path part = Path.of(entry);
      number++;
      if (Files.isDirectory(part)) {
        jar(part, lib.resolve(number + "-classes.jar"));
      } else if (Files.exists(part) && needed(part.getFileName().toString())) {
        Files.copy(part, lib.resolve(number + "-" + part.getFileName()));
      }
    }
  }

  private static boolean needed(String jar) {
    return Stream.of("grpc", "protobuf", "guava", "failureaccess", "jackson", "perfmark", "pulumi")
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
