package io.sealedemr.sandbox.parts;

import io.sealedemr.sandbox.Cache;
import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Fingerprint;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.Unavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Builds programs from their pinned Go modules, once for each content of the pins. */
final class Workshop {

  private final Layout layout;
  private final Map<String, String> environment;
  private final Progress progress;
  private final Cache cache;

  Workshop(Layout layout, Map<String, String> environment, Progress progress) {
    this.layout = layout;
    this.environment = environment;
    this.progress = progress;
    this.cache = new Cache(layout.cache());
  }

  /** The folder that holds the programs, side by side; built first if it is not there. */
  Path folder(String name, List<Program> programs) {
    return cache.get(
        key(name, programs),
        folder -> {
          Path go = Toolchain.GO.require(environment);
          for (Program program : programs) {
            build(go, program, folder.resolve(program.name()));
          }
        });
  }

  /** The row of the table for programs that are built together. */
  Part row(String title, String name, List<Program> programs) {
    Path folder = cache.folder(key(name, programs));
    String version = programs.get(0).version();
    if (Files.isDirectory(folder)) {
      return new Part(title, Part.State.FOUND, version, folder.toString());
    }
    String times =
        String.join(", ", programs.stream().map(p -> p.name() + " " + p.firstBuild()).toList());
    return new Part(
        title,
        Part.State.WILL_BE_BUILT,
        version,
        "built by the first run (" + times + "); instead of that: " + programs.get(0).otherwise());
  }

  private String key(String name, List<Program> programs) {
    List<Path> modules = programs.stream().map(this::module).distinct().toList();
    return name + "-" + Fingerprint.of(modules, programs.toString(), TerraformProviders.platform());
  }

  private Path module(Program program) {
    return layout.root().resolve(program.module());
  }

  private void build(Path go, Program program, Path target) {
    progress.begin(
        "Building "
            + program.name()
            + " "
            + program.version()
            + " from source, once for this machine");
    Counting counting = new Counting();
    int exit =
        Command.of(
                go.toString(),
                "build",
                "-v",
                "-trimpath",
                "-mod=readonly",
                "-ldflags",
                program.ldflags(),
                "-o",
                target.toString(),
                program.main())
            .in(module(program))
            .with(environment)
            .eachLine(line -> progress.at(counting.line(line)));
    if (exit != 0) {
      progress.end("failed");
      throw new Unavailable(
          program.name()
              + " could not be built: go ended with exit code "
              + exit
              + ". It said last:"
              + counting.last.indented());
    }
    progress.end("done");
  }

  /**
   * What go prints with -v: a line for each module that it fetches and for each package that it
   * compiles.
   */
  private static final class Counting {
    private final LastLines last = new LastLines();
    private int modules;
    private int packages;

    String line(String line) {
      last.add(line);
      if (line.startsWith("go: downloading ")) {
        modules++;
      } else {
        packages++;
      }
      return modules + " modules fetched, " + packages + " packages compiled";
    }
  }
}
