package io.sealedemr.sandbox.parts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.sandbox.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The rows of {@code sandbox/engine/parts.json}: which programs can be built, and from what. */
final class Pins {

  private final List<Program> programs;

  private Pins(List<Program> programs) {
    this.programs = programs;
  }

  static Pins read(Layout layout) {
    try {
      Map<String, List<Program>> file =
          new ObjectMapper()
              .readValue(
                  layout.sources().resolve("engine").resolve("parts.json").toFile(),
                  new TypeReference<Map<String, List<Program>>>() {});
      return new Pins(file.getOrDefault("parts", List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The programs of these names, in this order. */
  List<Program> named(String... names) {
    return Arrays.stream(names).map(this::one).toList();
  }

  private Program one(String name) {
    return programs.stream()
        .filter(program -> program.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("parts.json has no program " + name));
  }
}
