package io.sealedemr.engine;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The processes that work on one sandbox: those whose environment names its folder. */
final class SandboxProcesses {

  private SandboxProcesses() {}

  static List<String> besidesTheEmulator(Path state) {
    return of(state).stream()
        .map(SandboxProcesses::commandLine)
        .filter(line -> !line.contains("emulator.py"))
        .toList();
  }

  /** Waits until a program of each name is at work. */
  static List<ProcessHandle> await(Path state, Duration limit, String... names)
      throws InterruptedException {
    Instant end = Instant.now().plus(limit);
    while (Instant.now().isBefore(end)) {
      List<ProcessHandle> processes = of(state);
      if (List.of(names).stream()
          .allMatch(name -> processes.stream().anyMatch(p -> commandLine(p).contains(name)))) {
        return processes;
      }
      Thread.sleep(50);
    }
    return fail("not all of %s came to work within %s", List.of(names), limit);
  }

  /** The name of its executable. */
  static String program(ProcessHandle process) {
    String first = commandLine(process).split(" ", 2)[0];
    return first.substring(first.lastIndexOf('/') + 1);
  }

  static String environment(ProcessHandle process) {
    return read(process, "environ");
  }

  private static List<ProcessHandle> of(Path state) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> environment(process).contains("PULUMI_HOME=" + state + "/"))
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    return read(process, "cmdline").replace('\0', ' ').strip();
  }

  private static String read(ProcessHandle process, String file) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // It has ended, or is another user's.
      return "";
    }
  }
}
