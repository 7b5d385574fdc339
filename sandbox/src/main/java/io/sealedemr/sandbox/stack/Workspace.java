package io.sealedemr.sandbox.stack;

import io.sealedemr.sandbox.Cache;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.Unavailable;
import io.sealedemr.sandbox.emulator.Emulator;
import io.sealedemr.sandbox.images.Ec2Images;
import io.sealedemr.sandbox.parts.Parts;
import io.sealedemr.settings.Settings;
import io.sealedemr.settings.SettingsException;
import io.sealedemr.settings.TlsSettings;
import io.sealedemr.tls.TlsRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The folder in which the sandbox keeps one stack: project copy, Pulumi state, passphrase. It can
 * be deleted at any time; the next run starts clean.
 */
final class Workspace {

  private static final String REGION = "aws:region";

  private final Layout layout;
  private final Map<String, String> user;
  private final Progress progress;
  private final Parts parts;
  private final Emulator emulator;
  private final String stack;
  private final Path folder;
  private final Project project;
  private final Backend backend;

  Workspace(Layout layout, Map<String, String> user, Progress progress, String stack, String name) {
    this.layout = layout;
    this.user = user;
    this.progress = progress;
    this.parts = Parts.of(layout, user, progress);
    this.emulator = new Emulator(layout);
    this.stack = stack;
    this.folder = layout.state().resolve(name);
    this.project = new Project(layout, folder.resolve("project"), stack);
    this.backend = new Backend(folder.resolve("pulumi"), stack);
  }

  Path folder() {
    return folder;
  }

  boolean holdsResources() {
    return backend.holdsResources();
  }

  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** Where the emulator answers; it runs whenever the workspace is in use. */
  URI endpoint() {
    return emulator
        .running()
        .map(Emulator.Running::endpoint)
        .orElseThrow(() -> new Unavailable("The AWS emulator has ended."));
  }

  String region() {
    return project.setting(REGION);
  }

  void delete() {
    Cache.delete(folder);
  }

  /**
   * Makes everything ready and hands over the command line. No two runs use one workspace at the
   * same time.
   *
   * @param jar the program's jar
   * @param extra further variables for the program
   */
  <T> T use(Path jar, Map<String, String> extra, Function<Cli, T> work) {
    return alone(() -> work.apply(ready(jar, extra)));
  }

  /**
   * Hands over the settings of the stack as the last run left them; the emulator need not run.
   *
   * @throws Unavailable if there was no run yet
   */
  <T> T settled(Function<StackSettings, T> work) {
    if (!backend.hasStack()) {
      throw new Unavailable(
          "The sandbox has no stack \""
              + stack
              + "\" yet: ./sealed up "
              + stack
              + " --sandbox makes it.");
    }
    return alone(
        () ->
            work.apply(
                new StackSettings(project.stackFile(), cli(Map.of(), Walls.NOTHING_LISTENS))));
  }

  private <T> T alone(Supplier<T> work) {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  layout.state().resolve(folder.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock == null) {
          throw new Unavailable(
              "Another run of this sandbox is at work. Wait for it, or use another folder: "
                  + Layout.STATE
                  + "=… ./sealed …");
        }
        return work.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Cli ready(Path jar, Map<String, String> extra) {
    Emulator.Running running = emulated();
    Map<String, String> more = new TreeMap<>(parts.awsProvider().install(pulumiHome()));
    // Lets the engine write its event log, from which the findings are read.
    more.put("PULUMI_DEBUG_COMMANDS", "true");
    more.putAll(extra);
    project.write(jar, running.endpoint(), image(running.endpoint()));
    Cli cli = cli(more, running.endpoint());
    if (!backend.hasStack()) {
      cli.ask("stack", "init");
    }
    if (StackFile.ofAccount(layout, stack)) {
      return cli;
    }
    if (!project.has(StackSecrets.TLS)) {
      cli.setSecret(StackSecrets.TLS, StackSecrets.tls(tlsRequest()));
    }
    needed()
        .forEach(
            (key, maker) -> {
              if (!project.has(key)) {
                cli.setSecret(key, maker.get());
              }
            });
    return cli;
  }

  /** The image of the emulator's that the stack copies; empty if it copies none. */
  private Optional<String> image(URI endpoint) {
    if (StackFile.ofAccount(layout, stack)) {
      return Optional.empty();
    }
    try {
      Settings settings = StackFile.settings(layout, stack);
      if (!settings.ami().copies()) {
        return Optional.empty();
      }
      try (Ec2Images images = Ec2Images.emulated(endpoint, settings.region())) {
        return images.newest(settings.ami().needs(settings.cluster())).stream()
            .map(found -> found.image().id())
            .findFirst()
            // The program says then what is wrong.
            .or(() -> Optional.of(StackFile.NO_IMAGE));
      }
    } catch (SettingsException toldByTheProgram) {
      return Optional.of(StackFile.NO_IMAGE);
    }
  }

  private TlsRequest tlsRequest() {
    try {
      return TlsSettings.parse(StackSettings.plain(project.stackFile(), stack)).request();
    } catch (SettingsException e) {
      throw new Unavailable(String.valueOf(e.getMessage()), e);
    }
  }

  private Cli cli(Map<String, String> more, URI endpoint) {
    Path engine = parts.engine().folder();
    Map<String, String> environment =
        Walls.around(
            user,
            List.of(engine, layout.sources().resolve("java")),
            layout.state().resolve("home"),
            endpoint);
    environment.put("PULUMI_HOME", pulumiHome().toString());
    environment.put("PULUMI_BACKEND_URL", backend.url());
    environment.put("PULUMI_CONFIG_PASSPHRASE_FILE", Passphrase.in(folder).toString());
    environment.putAll(more);
    return new Cli(engine.resolve("pulumi"), project.folder(), stack, environment);
  }

  private Path pulumiHome() {
    return layout.state().resolve("pulumi-home");
  }

  /** The secrets that the stack's settings need; none if they have faults, which are told later. */
  private Map<String, Supplier<String>> needed() {
    try {
      return StackSecrets.needed(StackFile.settings(layout, stack));
    } catch (SettingsException faults) {
      return Map.of();
    }
  }

  /** The emulator, holding what the Pulumi state says, or nothing and no state. */
  private Emulator.Running emulated() {
    if (backend.cutOff()) {
      progress.say("The last run was cut off halfway: starting clean.");
      emulator.stop();
      backend.delete();
    }
    Emulator.Running running = emulator.start(parts.emulator()::python, progress);
    Path memory = folder.resolve("emulator");
    try {
      boolean same = Files.exists(memory) && Files.readString(memory).equals(running.identity());
      if (!same && backend.holdsResources()) {
        progress.say("The emulator was restarted and has forgotten the stack: starting clean.");
        backend.delete();
      }
      Files.writeString(memory, running.identity());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return running;
  }
}
