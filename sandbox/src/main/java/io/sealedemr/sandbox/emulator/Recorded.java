package io.sealedemr.sandbox.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process as a file remembers it: by its id and its start, since the system gives ids out again.
 *
 * @param pid the process's id
 * @param started milliseconds since the epoch
 */
record Recorded(long pid, long started) {

  static Recorded of(ProcessHandle process) {
    return new Recorded(process.pid(), started(process));
  }

  static Optional<Recorded> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> words = List.of(Files.readString(file).strip().split(" ", -1));
      return words.size() == 2
          ? Optional.of(new Recorded(Long.parseLong(words.get(0)), Long.parseLong(words.get(1))))
          : Optional.empty();
    } catch (NumberFormatException e) {
      // Half written by a run that was killed.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path file) {
    try {
      Files.writeString(file, identity() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String identity() {
    return pid + " " + started;
  }

  /** The process, if it still runs and is the same. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(p -> started(p) == started);
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
