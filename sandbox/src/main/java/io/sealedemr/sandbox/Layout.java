package io.sealedemr.sandbox;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folders of a checkout and of the sandbox.
 *
 * @param root the checkout
 * @param state the sandbox's state: Pulumi state and emulator, one folder, safe to delete
 * @param cache what is built once per machine, outside of any checkout
 */
public record Layout(Path root, Path state, Path cache) {

  /** Another folder for the sandbox's state than {@code .sandbox} in the checkout. */
  public static final String STATE = "SEALED_SANDBOX";

  /**
   * The layout for a checkout, by the environment's conventions (XDG Base Directory Specification).
   */
  public static Layout of(Path root, Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    String state = environment.getOrDefault(STATE, "");
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    return new Layout(
        root.toAbsolutePath().normalize(),
        (state.isEmpty() ? root.resolve(".sandbox") : Path.of(state)).toAbsolutePath().normalize(),
        // The specification: a relative path there is invalid and to be ignored.
        (cache.startsWith("/") ? Path.of(cache) : home.resolve(".cache")).resolve("sealed-emr"));
  }

  /** The sandbox's sources in the checkout: pins, stand-in, emulator. */
  public Path sources() {
    return root.resolve("sandbox");
  }

  /** The program's jar; the jars that it needs are in {@code lib} beside it. */
  public Path programJar() {
    return root.resolve("target").resolve("sealed-emr.jar");
  }

  /** The folder of the policy pack. */
  public Path policies() {
    return root.resolve("policies");
  }
}
