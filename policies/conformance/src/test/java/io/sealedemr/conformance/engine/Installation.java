package io.sealedemr.conformance.engine;

import io.sealedemr.policy.test.ArchiveTraining;
import io.sealedemr.sandbox.Cache;
import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.parts.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A Pulumi of its own, as a team has it that writes its policies on the SDK: the engine, the bridge
 * installed as a plug-in, and for each pack a folder with {@code PulumiPolicy.yaml} and its jars.
 */
final class Installation {

  static final Path MODULE = Path.of("").toAbsolutePath();
  static final Path ROOT = MODULE.resolve("../..").normalize();

  /** The jars of the packs and of the provider, as the build has packaged them. */
  static final Path JARS = MODULE.resolve("target/pack/lib");

  /** The stack that all runs start with: new and empty. */
  static final String STACK = "test";

  private static final Path BRIDGE_ARCHIVE =
      ROOT.resolve("policies/emr/target/pulumi-analyzer-policy-jvm-v0.1.0.tar.gz");

  private static final class Holder {
    static final Installation ONE = new Installation(MODULE.resolve("target/engine"));
  }

  private final Path folder;
  private final String path;
  private final String passphrase = UUID.randomUUID().toString();

  private Installation(Path folder) {
    this.folder = folder;
    Cache.delete(folder);
    Parts parts = Parts.of(Layout.of(ROOT, System.getenv()), System.getenv(), Progress.SILENT);
    if (!Files.exists(BRIDGE_ARCHIVE)) {
      throw new IllegalStateException(BRIDGE_ARCHIVE + " is not built yet: ./mvnw package");
    }
    this.path = parts.engine().folder() + ":" + System.getenv("PATH");
    link(
        folder.resolve("home/plugins/language-yaml-v1.32.0/pulumi-language-yaml"),
        parts.yamlHost().folder().resolve("pulumi-language-yaml"));
    copy(MODULE.resolve("provider"), provider());
    archive();
    pulumi(
        folder,
        folder.resolve("none"),
        List.of(
            "plugin",
            "install",
            "analyzer",
            "policy-jvm",
            "0.1.0",
            "--file",
            BRIDGE_ARCHIVE.toString()));
    write(template().resolve("Pulumi.yaml"), "name: cases\nruntime: yaml\n");
    pulumi(template(), template(), List.of("stack", "init", STACK));
  }

  /** The one of this test run; made at the first call. */
  static Installation get() {
    return Holder.ONE;
  }

  /**
   * The folder of the test provider. The engine keeps its schema beside that folder: a copy among
   * what is built.
   */
  Path provider() {
    return folder.resolve("provider");
  }

  /** A new folder with a new stack of the project {@code cases}, and its state. */
  Path project(String name) {
    Path project = folder.resolve("runs").resolve(name);
    copy(template(), project);
    return project;
  }

  /** The folder of a pack, as a user gives it to the engine. */
  synchronized Path pack(Class<?> source) {
    Path pack = folder.resolve("packs").resolve(source.getName().replaceAll(".*\\.", ""));
    if (!Files.exists(pack)) {
      write(pack.resolve("PulumiPolicy.yaml"), yaml(source));
      link(pack.resolve("lib"), JARS);
      link(pack.resolve("lib.jsa"), JARS.resolveSibling("lib.jsa"));
    }
    return pack;
  }

  private static String yaml(Class<?> source) {
    return """
    runtime:
      name: jvm
      options:
        pack: %s
    """
        .formatted(source.getName());
  }

  /** Runs the CLI to its end, expecting it to succeed. */
  private void pulumi(Path project, Path state, List<String> words) {
    Command.Result result = command(project, state, Map.of(), words).run();
    if (result.exit() != 0) {
      throw new IllegalStateException(words + ": " + result.out() + result.err());
    }
  }

  /** A command of the CLI on a stack whose state is in a folder. */
  Command command(
      Path project, Path state, Map<String, String> environment, List<String> arguments) {
    return Command.of(words(arguments)).in(project).with(environment(state, environment));
  }

  /** The whole command line. */
  List<String> words(List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(path.substring(0, path.indexOf(':')) + "/pulumi");
    words.addAll(arguments);
    words.addAll(List.of("--non-interactive", "--color", "never"));
    return words;
  }

  Map<String, String> environment(Path state, Map<String, String> more) {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("PULUMI_"));
    environment.put("PATH", path);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PULUMI_HOME", folder.resolve("home").toString());
    environment.put("PULUMI_BACKEND_URL", state.toUri().toString().replaceFirst("/$", ""));
    environment.put("PULUMI_CONFIG_PASSPHRASE", passphrase);
    environment.put("PULUMI_SKIP_UPDATE_CHECK", "true");
    // Or there is no --event-log.
    environment.put("PULUMI_DEBUG_COMMANDS", "true");
    environment.putAll(more);
    return environment;
  }

  private Path template() {
    return folder.resolve("template");
  }

  /** All packs are started from the same jars: one archive of their classes serves them all. */
  private void archive() {
    Path archive = JARS.resolveSibling("lib.jsa");
    try {
      Files.deleteIfExists(archive);
      write(JARS.resolveSibling("PulumiPolicy.yaml"), yaml(Failures.class));
      ArchiveTraining.main(new String[] {String.valueOf(JARS.getParent()), Rules.BAG, Rules.LATE});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolve("..").normalize());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path link, Path target) {
    try {
      Files.createDirectories(link.resolve("..").normalize());
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      Files.createDirectories(to.resolve("..").normalize());
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
