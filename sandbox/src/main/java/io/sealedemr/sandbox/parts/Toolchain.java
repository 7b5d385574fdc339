package io.sealedemr.sandbox.parts;

import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Unavailable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A toolchain that the user has to bring: Go to build what is missing, Python to run the emulator.
 */
record Toolchain(String title, String program, String question, Version floor, String needed) {

  static final Toolchain GO =
      new Toolchain("Go", "go", "version", Version.of(1, 25), "to build what is not installed");
  static final Toolchain PYTHON =
      new Toolchain("Python", "python3", "--version", Version.of(3, 10), "to run the AWS emulator");

  /** The program's file, if one of a fitting version is on {@code PATH}. */
  Optional<Path> find(Map<String, String> environment) {
    return Executables.find(program, environment)
        .filter(file -> version(file, environment).filter(v -> v.atLeast(floor)).isPresent());
  }

  /** The program's file. */
  Path require(Map<String, String> environment) {
    return find(environment)
        .orElseThrow(
            () ->
                new Unavailable(
                    "No "
                        + title
                        + " "
                        + floor
                        + " or newer on PATH: it is needed "
                        + needed
                        + ". Install "
                        + title
                        + "."));
  }

  Optional<Version> version(Path file, Map<String, String> environment) {
    Command.Result answer = Command.of(file.toString(), question).with(environment).run();
    return answer.exit() == 0 ? Version.in(answer.out() + answer.err()) : Optional.empty();
  }

  /** The row of the table; {@code required} says whether anything of this machine needs it. */
  Part row(Map<String, String> environment, boolean required) {
    Optional<Path> file = find(environment);
    if (file.isPresent()) {
      String version = version(file.get(), environment).map(Version::toString).orElse("");
      return new Part(title, Part.State.FOUND, version, file.get().toString());
    }
    return required
        ? new Part(
            title,
            Part.State.MISSING,
            "",
            "install " + title + " " + floor + " or newer, " + needed)
        : new Part(title, Part.State.NOT_NEEDED, "", "nothing has to be built");
  }
}
