package io.sealedemr.conformance.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jar of {@link JavaProgram}: what it needs of Pulumi's Java SDK is on its class path. */
final class ProgramJar {

  private ProgramJar() {}

  /** Writes it, with more jars on its class path; gives its path. */
  static Path write(Path jar, List<Path> more) throws IOException {
    List<Path> needed = new ArrayList<>(more);
    try (Stream<Path> files = Files.list(Installation.ROOT.resolve("target/lib"))) {
      // All that this checkout's own program needs, but for the provider that it is written for.
      files.filter(file -> !file.getFileName().toString().startsWith("aws-")).forEach(needed::add);
    }
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, JavaProgram.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        needed.stream().map(file -> file.toUri().toString()).collect(Collectors.joining(" ")));
    Path classes = Installation.MODULE.resolve("target/test-classes");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream archive = new JarOutputStream(file, manifest)) {
      for (Class<?> of : List.of(JavaProgram.class, JavaProgram.BagArgs.class)) {
        String name = of.getName().replace('.', '/') + ".class";
        archive.putNextEntry(new JarEntry(name));
        Files.copy(classes.resolve(name), archive);
      }
    }
    return jar;
  }
}
