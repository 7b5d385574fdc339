package io.sealedemr.bench;

import io.sealedemr.sandbox.Cache;
import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.parts.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whole runs of {@code pulumi preview} on a YAML program without resources, so that nothing else
 * hides what a pack costs.
 */
final class Previews {

  private static final String STACK = "test";

  private final Path folder;
  private final Path engine;

  private Previews(Path folder, Path engine) {
    this.folder = folder;
    this.engine = engine;
  }

  /** Builds the engine first if this machine has none. */
  static Previews in(Path root) throws IOException {
    Path folder = root.resolve("policies/bench/target/previews");
    Cache.delete(folder);
    Parts parts = Parts.of(Layout.of(root, System.getenv()), System.getenv(), new Quiet());
    Path host = folder.resolve("home/plugins/language-yaml-v1.32.0");
    Files.createDirectories(host);
    Files.createSymbolicLink(
        host.resolve("pulumi-language-yaml"),
        parts.yamlHost().folder().resolve("pulumi-language-yaml"));
    return new Previews(folder, parts.engine().folder());
  }

  /** One contender in a preview. */
  record Setup(String name, Path project, Optional<Path> pack) {}

  /**
   * A project of its own.
   *
   * @param pack the folder of the pack, if there is one
   * @param plugin the folder of the plug-in that starts it; empty if it is on the path
   */
  Setup setup(String name, Optional<Path> pack, Optional<Path> plugin) throws IOException {
    Path project = Files.createDirectories(folder.resolve(name.replaceAll("\\W+", "-")));
    Files.createDirectories(project.resolve("state"));
    Files.writeString(
        project.resolve("Pulumi.yaml"),
        "name: bench\nruntime: yaml\n"
            + plugin
                .map(
                    path ->
                        "plugins:\n  analyzers:\n    - name: policy-jvm\n      path: "
                            + path
                            + "\n")
                .orElse(""));
    Setup setup = new Setup(name, project, pack);
    run(setup, List.of("stack", "init", STACK));
    return setup;
  }

  /** The seconds of one preview. */
  double seconds(Setup setup) throws IOException {
    List<String> words = new ArrayList<>(List.of("preview", "--stack", STACK));
    setup.pack().ifPresent(pack -> words.addAll(List.of("--policy-pack", pack.toString())));
    long begin = System.nanoTime();
    run(setup, words);
    return AnalyzerProcess.millisSince(begin) / 1000;
  }

  private void run(Setup setup, List<String> words) throws IOException {
    List<String> all = new ArrayList<>(List.of(engine.resolve("pulumi").toString()));
    all.addAll(words);
    all.addAll(List.of("--non-interactive", "--color", "never"));
    Command.Result result = Command.of(all).in(setup.project()).with(environment(setup)).run();
    if (result.exit() != 0) {
      throw new IllegalStateException(setup.name() + ": " + result.out() + result.err());
    }
  }

  private Map<String, String> environment(Setup setup) throws IOException {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("PULUMI_"));
    environment.put("PATH", onPath() + ":" + engine + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PULUMI_HOME", folder.resolve("home").toString());
    environment.put("PULUMI_BACKEND_URL", "file://" + setup.project().resolve("state"));
    environment.put("PULUMI_CONFIG_PASSPHRASE", "bench");
    environment.put("PULUMI_SKIP_UPDATE_CHECK", "true");
    return environment;
  }

  /** The plug-in for Node that comes with Pulumi's own distribution. */
  private Path onPath() throws IOException {
    Path path = folder.resolve("path");
    Path plugin = path.resolve("pulumi-analyzer-policy-nodejs");
    if (!Files.exists(plugin)) {
      Files.createDirectories(path);
      Files.writeString(
          plugin,
          """
          #!/bin/sh
          exec node ./node_modules/@pulumi/pulumi/cmd/run-policy-pack "$1" "$2"
          """);
      Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return path;
  }

  /** What is built is told on standard error. */
  private static final class Quiet implements Progress {
    @Override
    public void begin(String what) {
      System.err.println(what);
    }

    @Override
    public void at(String how) {}

    @Override
    public void end(String result) {}

    @Override
    public void say(String line) {}
  }
}
