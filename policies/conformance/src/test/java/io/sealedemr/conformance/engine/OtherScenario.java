package io.sealedemr.conformance.engine;

import org.jspecify.annotations.Nullable;

/** A scenario that is no preview and update under packs; run once. */
final class OtherScenario {

  private final String name;
  private final String what;
  private final Body body;
  private @Nullable String seen;

  /** Asserts, and says what it has seen. */
  interface Body {
    String run() throws Exception;
  }

  /**
   * A row of the table.
   *
   * @param name the case
   * @param what the scenario of it
   * @param body asserts, and says what it has seen
   */
  OtherScenario(String name, String what, Body body) {
    this.name = name;
    this.what = what;
    this.body = body;
  }

  String name() {
    return name;
  }

  String what() {
    return what;
  }

  /** What it has seen; fails if that is not what it must be. */
  synchronized String seen() throws Exception {
    if (seen == null) {
      seen = body.run();
    }
    return seen;
  }

  @Override
  public String toString() {
    return name + ": " + what;
  }
}
