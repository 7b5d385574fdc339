package io.sealedemr.policy.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the Pulumi program that is judged. No call of the engine names it, and the pack's
 * process runs in the pack's folder: the engine's own working directory tells, as it does to the
 * engine. It can be read where the system has a {@code /proc}.
 */
final class ProgramFolder {

  private static final List<String> PROJECT_FILES =
      List.of("Pulumi.yaml", "Pulumi.yml", "Pulumi.json");

  private ProgramFolder() {}

  /** The folder; empty if it can't be told. */
  static Optional<Path> ofEngine() {
    return ProcessHandle.current()
        .parent()
        .flatMap(engine -> above(Path.of("/proc", Long.toString(engine.pid()), "cwd")));
  }

  /** The nearest folder with a project file, the folder itself or one above it. */
  static Optional<Path> above(Path folder) {
    try {
      @Nullable Path candidate = folder.toRealPath();
      while (candidate != null) {
        if (PROJECT_FILES.stream().map(candidate::resolve).anyMatch(Files::isRegularFile)) {
          return Optional.of(candidate);
        }
        candidate = candidate.getParent();
      }
    } catch (IOException e) {
      // Another system, or an engine that is gone.
    }
    return Optional.empty();
  }
}
