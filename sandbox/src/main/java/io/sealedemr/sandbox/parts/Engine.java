package io.sealedemr.sandbox.parts;

import io.sealedemr.sandbox.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Pulumi engine with its Java language host: the user's own if it fits, else built from source.
 */
public final class Engine {

  /** Older ones don't install and configure analyzer plug-ins as a policy pack needs it. */
  private static final Version FLOOR = Version.of(3, 227);

  private static final Version CEILING = Version.of(4, 0);
  private static final String NAME = "engine";

  private final Map<String, String> environment;
  private final Workshop workshop;
  private final List<Program> programs;

  Engine(Map<String, String> environment, Workshop workshop, Pins pins) {
    this.environment = environment;
    this.workshop = workshop;
    this.programs = pins.named("pulumi", "pulumi-language-java");
  }

  /**
   * The folder of {@code pulumi} and {@code pulumi-language-java}; built first if the user has no
   * fitting ones.
   */
  public Path folder() {
    return official().orElseGet(() -> workshop.folder(NAME, programs));
  }

  /** The folder of the user's own {@code pulumi}, if its version fits. */
  public Optional<Path> official() {
    return Executables.find("pulumi", environment)
        .filter(
            pulumi ->
                version(pulumi).filter(v -> v.atLeast(FLOOR) && !v.atLeast(CEILING)).isPresent())
        .map(Path::getParent);
  }

  Part row() {
    return official()
        .map(folder -> folder.resolve("pulumi"))
        .map(
            pulumi ->
                new Part(
                    "Pulumi engine",
                    Part.State.FOUND,
                    version(pulumi).map(Version::toString).orElse(""),
                    pulumi.toString()))
        .orElseGet(() -> workshop.row("Pulumi engine", NAME, programs));
  }

  private Optional<Version> version(Path pulumi) {
    Command.Result answer = Command.of(pulumi.toString(), "version").with(environment).run();
    return answer.exit() == 0 ? Version.in(answer.out()) : Optional.empty();
  }
}
