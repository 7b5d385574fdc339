package io.sealedemr.policy;

/** How bad the fault is that a policy finds; shown with the violation, it decides nothing. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
