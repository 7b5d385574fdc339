package io.sealedemr.sandbox.emulator;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The emulator of one sandbox. It listens on a free port of the loopback interface and outlives the
 * runs; it remembers what they made until it is stopped.
 */
public final class Emulator {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LINES_OF_AN_ERROR = 8;

  private final Path folder;
  private final Path script;

  public Emulator(Layout layout) {
    this.folder = layout.state().resolve("emulator");
    this.script = layout.sources().resolve("emulator").resolve("emulator.py");
  }

  /**
   * An emulator that runs.
   *
   * @param process its process
   * @param endpoint where it answers
   * @param identity differs between two starts: what one remembers, the next has forgotten
   */
  public record Running(ProcessHandle process, URI endpoint, String identity) {}

  /** The emulator, if it runs. */
  public Optional<Running> running() {
    Optional<Recorded> recorded = Recorded.read(pidFile());
    if (recorded.isEmpty() || recorded.get().process().isEmpty() || !Files.exists(portFile())) {
      return Optional.empty();
    }
    return Optional.of(
        new Running(recorded.get().process().get(), endpoint(), recorded.get().identity()));
  }

  /**
   * The emulator, started first if it does not run.
   *
   * @param python gives the Python to run it on; asked only if it has to be started
   */
  public Running start(Supplier<Path> python, Progress progress) {
    Optional<Running> running = running();
    if (running.isPresent()) {
      return running.get();
    }
    Path executable = python.get();
    progress.begin("Starting the AWS emulator");
    Process process = launch(executable);
    Recorded recorded = Recorded.of(process.toHandle());
    recorded.write(pidFile());
    long deadline = System.nanoTime() + START.toNanos();
    while (!Files.exists(portFile())) {
      if (!process.isAlive()) {
        progress.end("failed");
        throw new Unavailable("The AWS emulator did not start. It said last:\n  " + endOfLog());
      }
      if (System.nanoTime() > deadline) {
        process.destroyForcibly();
        progress.end("failed");
        throw new Unavailable(
            "The AWS emulator did not answer within " + START.toSeconds() + " s.");
      }
      pause();
      progress.at("");
    }
    URI endpoint = endpoint();
    progress.end("listening on " + endpoint);
    return new Running(process.toHandle(), endpoint, recorded.identity());
  }

  /**
   * Stops it.
   *
   * @return whether it ran
   */
  public boolean stop() {
    Optional<ProcessHandle> process = Recorded.read(pidFile()).flatMap(Recorded::process);
    process.ifPresent(Emulator::end);
    try {
      Files.deleteIfExists(pidFile());
      Files.deleteIfExists(portFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return process.isPresent();
  }

  private Process launch(Path python) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(portFile());
      ProcessBuilder builder =
          new ProcessBuilder(
              python.toString(), script.toString(), "--port-file", portFile().toString());
      // Nothing of the user's AWS settings may reach it; it needs nothing but a path.
      Map<String, String> environment = builder.environment();
      environment.keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
      environment.put("PYTHONDONTWRITEBYTECODE", "1");
      return builder
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .redirectOutput(log().toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new Unavailable("The AWS emulator can't be started: " + e.getMessage(), e);
    }
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI endpoint() {
    try {
      return URI.create("http://127.0.0.1:" + Files.readString(portFile()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      return String.join(
          "\n  ", lines.subList(Math.max(0, lines.size() - LINES_OF_AN_ERROR), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Interrupted while the AWS emulator was starting.", e);
    }
  }

  private Path pidFile() {
    return folder.resolve("pid");
  }

  private Path portFile() {
    return folder.resolve("port");
  }

  private Path log() {
    return folder.resolve("log");
  }
}
