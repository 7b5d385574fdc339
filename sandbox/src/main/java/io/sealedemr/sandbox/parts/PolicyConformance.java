package io.sealedemr.sandbox.parts;

import java.nio.file.Path;
import java.util.List;

/** Pulumi's official conformance cases of policies, with Pulumi's own runner: built from source. */
public final class PolicyConformance {

  private static final String EXECUTABLE = "pulumi-policy-conformance";

  private final Workshop workshop;
  private final List<Program> programs;

  PolicyConformance(Workshop workshop, Pins pins) {
    this.workshop = workshop;
    this.programs = pins.named(EXECUTABLE);
  }

  /** The program {@code pulumi-policy-conformance}; built first if it is not there. */
  public Path executable() {
    return workshop.folder("policy-conformance", programs).resolve(EXECUTABLE);
  }
}
