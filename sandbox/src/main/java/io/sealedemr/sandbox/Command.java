package io.sealedemr.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A program that is run to its end, with exactly the environment that is given. */
public final class Command {

  /**
   * What a program said and how it ended.
   *
   * @param exit its exit code
   * @param out its standard output
   * @param err its standard error
   */
  public record Result(int exit, String out, String err) {}

  private final List<String> words;
  private Map<String, String> environment = System.getenv();
  private String input = "";
  private @Nullable Path folder;

  private Command(List<String> words) {
    this.words = List.copyOf(words);
  }

  /** A command of these words; the first is the program. */
  public static Command of(List<String> words) {
    return new Command(words);
  }

  /** A command of these words; the first is the program. */
  public static Command of(String... words) {
    return new Command(List.of(words));
  }

  /** Its working directory. */
  public Command in(Path workingDirectory) {
    folder = workingDirectory;
    return this;
  }

  /** Its whole environment; without this call that of the running process. */
  public Command with(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /**
   * What it reads on standard input. Secrets go this way: a command line is visible to every user.
   */
  public Command reading(String text) {
    input = text;
    return this;
  }

  /**
   * Runs it; hands over its standard output and error together, line by line.
   *
   * @return its exit code
   * @throws Unavailable if it can't be started
   */
  public int eachLine(Consumer<String> lines) {
    Process process = start(builder().redirectErrorStream(true));
    feed(process);
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return await(process);
  }

  /**
   * Runs it and keeps what it prints.
   *
   * @throws Unavailable if it can't be started
   */
  public Result run() {
    Process process = start(builder());
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process, true));
    feed(process);
    String out = text(process, false);
    return new Result(await(process), out, err.join());
  }

  /**
   * Runs it with the streams of this process.
   *
   * @return its exit code
   * @throws Unavailable if it can't be started
   */
  public int showing() {
    Process process = start(builder().inheritIO());
    // After Ctrl-C the program has had the same signal and ends in order; the JVM must not leave
    // before it.
    Thread waiting = new Thread(() -> await(process), "wait for " + words.get(0));
    Runtime.getRuntime().addShutdownHook(waiting);
    int exit = await(process);
    try {
      Runtime.getRuntime().removeShutdownHook(waiting);
    } catch (IllegalStateException e) {
      // The JVM is already going down: the hook has run.
      return exit;
    }
    return exit;
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words);
    if (folder != null) {
      builder.directory(folder.toFile());
    }
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Unavailable(words.get(0) + " can't be started: " + e.getMessage(), e);
    }
  }

  private void feed(Process process) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading; its exit code tells.
      return;
    }
  }

  private static String text(Process process, boolean err) {
    try (BufferedReader reader =
        err
            ? process.errorReader(StandardCharsets.UTF_8)
            : process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[8192];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        text.append(buffer, 0, n);
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(Process process) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.waitFor();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
