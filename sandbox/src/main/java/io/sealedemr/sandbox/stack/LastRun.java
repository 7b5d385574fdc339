package io.sealedemr.sandbox.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is kept of the engine's events of the last run. The event log itself is deleted: the engine
 * writes secret values into it as they are.
 *
 * @param findings what the policies found
 * @param errors what the engine told as errors
 * @param changes how many resources the run had in each operation ({@code same}, {@code create},
 *     …); empty if it did not end
 * @param replacements the resources that the run makes anew, or would
 */
public record LastRun(
    List<EventLog.Finding> findings,
    List<String> errors,
    Map<String, Integer> changes,
    List<Replacement> replacements) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the event log, keeps its digest beside it, and deletes it. */
  static LastRun digest(Path log, Path workspace) {
    LastRun run = EventLog.read(log);
    try {
      Files.deleteIfExists(log);
      JSON.writeValue(file(workspace).toFile(), run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run;
  }

  /** The digest of the last run in a workspace, such as {@code .sandbox/dev}. */
  public static LastRun read(Path workspace) {
    try {
      return JSON.readValue(file(workspace).toFile(), LastRun.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path workspace) {
    return workspace.resolve("last-run.json");
  }
}
