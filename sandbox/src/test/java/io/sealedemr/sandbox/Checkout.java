package io.sealedemr.sandbox;

import java.nio.file.Path;

/** The checkout in which the tests run. */
public final class Checkout {

  /** Its root; Maven runs a module's tests in the module's folder. */
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Checkout() {}
}
