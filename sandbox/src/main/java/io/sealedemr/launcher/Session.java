package io.sealedemr.launcher;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.parts.Parts;
import io.sealedemr.sandbox.stack.SandboxStack;
import io.sealedemr.sandbox.stack.StackFile;
import io.sealedemr.sandbox.stack.UserStack;
import io.sealedemr.settings.Settings;
import io.sealedemr.settings.SettingsException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What every command works with.
 *
 * @param layout the folders
 * @param environment the user's environment
 * @param out for what a command prints
 * @param progress for how far it is
 * @param confirmation asks before what can't be taken back
 */
record Session(
    Layout layout,
    Map<String, String> environment,
    PrintStream out,
    Progress progress,
    Confirmation confirmation) {

  /** The stack file of an environment. */
  Path stackFile(String name) {
    check(name);
    return StackFile.of(layout, name);
  }

  Parts parts() {
    return Parts.of(layout, environment, progress);
  }

  SandboxStack sandboxStack(String name) {
    check(name);
    return SandboxStack.of(layout, environment, progress, name);
  }

  UserStack userStack(String name) {
    check(name);
    return UserStack.of(layout, environment, parts(), name);
  }

  /** The settings of an environment, as far as they are not secret. */
  Settings settings(String name) {
    check(name);
    try {
      return StackFile.settings(layout, name);
    } catch (SettingsException fault) {
      throw new WrongUse(String.valueOf(fault.getMessage()));
    }
  }

  /** Refuses the name of an environment that has no stack file. */
  void check(String name) {
    if (!name.matches("[\\w.-]+") || !Files.exists(StackFile.of(layout, name))) {
      throw new WrongUse(
          "no environment \""
              + name
              + "\": allowed are "
              + String.join(", ", StackFile.environments(layout))
              + " (a file stacks/Pulumi.NAME.yaml each), and the examples in stacks/modes");
    }
  }
}
