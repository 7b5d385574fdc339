package io.sealedemr.launcher;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which stack a command is about. */
final class Target {

  @Parameters(
      index = "0",
      paramLabel = "ENV",
      description = "The environment: dev, staging, prod or one of your own.")
  private String environment = "";

  @Option(
      names = "--sandbox",
      description =
          "On this machine, against an emulated AWS; no account, no credentials, nothing leaves it.")
  private boolean sandbox;

  String environment() {
    return environment;
  }

  boolean sandbox() {
    return sandbox;
  }
}
