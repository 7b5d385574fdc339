package io.sealedemr.sandbox.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.sandbox.Cache;
import io.sealedemr.sandbox.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Pulumi's state of one stack, in a folder (the "file" backend). */
final class Backend {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String stack;

  Backend(Path folder, String stack) {
    this.folder = folder;
    this.stack = stack;
  }

  /** As Pulumi names it; the folder is made if it is not there. */
  String url() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "file://" + folder;
  }

  boolean hasStack() {
    return Files.exists(stateFile());
  }

  boolean holdsResources() {
    return !state().path("resources").isEmpty();
  }

  /**
   * Whether the last run was ended from outside, so that the state may not know what was made.
   *
   * @throws Unavailable if that run's engine is still at work
   */
  boolean cutOff() {
    boolean locked = false;
    for (Path lock : below(folder.resolve(".pulumi").resolve("locks"))) {
      long pid = read(lock).path("pid").asLong();
      if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
        throw new Unavailable(
            "The engine of an earlier run is still at work on this sandbox (process "
                + pid
                + "). Wait for it, or end it.");
      }
      locked = true;
    }
    return locked || !state().path("pending_operations").isEmpty();
  }

  void delete() {
    Cache.delete(folder);
  }

  private JsonNode state() {
    return hasStack()
        ? read(stateFile()).path("checkpoint").path("latest")
        : JSON.createObjectNode();
  }

  private Path stateFile() {
    return folder
        .resolve(".pulumi")
        .resolve("stacks")
        .resolve("sealed-emr")
        .resolve(stack + ".json");
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
