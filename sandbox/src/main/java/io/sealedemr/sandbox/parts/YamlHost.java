package io.sealedemr.sandbox.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pulumi's language host of YAML programs, which tests of policies judge: the one beside the user's
 * own engine, else built from source.
 */
public final class YamlHost {

  private static final String EXECUTABLE = "pulumi-language-yaml";

  private final Engine engine;
  private final Workshop workshop;
  private final List<Program> programs;

  YamlHost(Engine engine, Workshop workshop, Pins pins) {
    this.engine = engine;
    this.workshop = workshop;
    this.programs = pins.named(EXECUTABLE);
  }

  /**
   * The folder of {@code pulumi-language-yaml}, to be on {@code PATH} with {@link Engine#folder};
   * built first if the user has none.
   */
  public Path folder() {
    return engine
        .official()
        .filter(folder -> Files.isExecutable(folder.resolve(EXECUTABLE)))
        .orElseGet(() -> workshop.folder("language-yaml", programs));
  }
}
