package io.sealedemr.sandbox.parts;

import io.sealedemr.sandbox.Cache;
import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Fingerprint;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Python environment of the emulator: the packages that {@code requirements.txt} pins, and no
 * others.
 */
public final class EmulatorEnvironment {

  private final Map<String, String> environment;
  private final Progress progress;
  private final Cache cache;
  private final Path requirements;

  EmulatorEnvironment(Layout layout, Map<String, String> environment, Progress progress) {
    this.environment = environment;
    this.progress = progress;
    this.cache = new Cache(layout.cache());
    this.requirements = layout.sources().resolve("emulator").resolve("requirements.txt");
  }

  /** The environment's Python; installed first if it is not there. */
  public Path python() {
    Path python = Toolchain.PYTHON.require(environment);
    return executable(cache.get(key(python), folder -> install(python, folder)));
  }

  Part row() {
    Optional<Path> python = Toolchain.PYTHON.find(environment);
    if (python.isEmpty()) {
      return new Part("AWS emulator", Part.State.MISSING, "", "needs Python");
    }
    Path folder = cache.folder(key(python.get()));
    return Files.isDirectory(folder)
        ? new Part("AWS emulator", Part.State.FOUND, version(), folder.toString())
        : new Part(
            "AWS emulator",
            Part.State.WILL_BE_BUILT,
            version(),
            "installed from PyPI by the first run");
  }

  private String key(Path python) {
    String version =
        Toolchain.PYTHON.version(python, environment).map(Version::toString).orElse("");
    return "emulator-" + Fingerprint.of(List.of(), version, python.toString(), pins());
  }

  private String version() {
    return pins()
        .lines()
        .filter(line -> line.startsWith("moto"))
        .findFirst()
        .flatMap(Version::in)
        .map(v -> "moto " + v)
        .orElse("");
  }

  private String pins() {
    try {
      return Files.readString(requirements);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install(Path python, Path folder) {
    progress.begin("Installing the AWS emulator, once for this machine");
    run(python.toString(), "-m", "venv", folder.toString());
    run(
        executable(folder).toString(),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
        "-r",
        requirements.toString());
    progress.end("done");
  }

  private void run(String... words) {
    LastLines last = new LastLines();
    int exit =
        Command.of(words)
            .with(environment)
            .eachLine(
                line -> {
                  last.add(line);
                  progress.at(line.strip());
                });
    if (exit != 0) {
      progress.end("failed");
      throw new Unavailable(
          "The AWS emulator could not be installed. Python said last:" + last.indented());
    }
  }

  /** Not a script of the environment: those hold the name of the folder in which they were made. */
  private static Path executable(Path folder) {
    return folder.resolve("bin").resolve("python");
  }
}
