package io.sealedemr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Cache;
import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.parts.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests on the real engine. Each class has a sandbox of its own, whose emulator ends with the
 * class.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnTheEngine {

  /** A folder of the class's own: classes run side by side. */
  private final Path folder = makeFolder();

  Path folder() {
    return folder;
  }

  Launcher sealed() {
    return new Launcher(folder.resolve("sandbox"));
  }

  @BeforeAll
  void skipLoudlyWithoutAnAwsProvider() {
    Parts parts =
        Parts.of(Layout.of(Checkout.ROOT, System.getenv()), System.getenv(), Progress.SILENT);
    boolean available = parts.awsProvider().available();
    if (!available) {
      System.err.println(
          "SKIPPED: "
              + getClass().getSimpleName()
              + ": this machine has no AWS provider (./sealed doctor).");
    }
    Assumptions.assumeTrue(available, "this machine has no AWS provider: see ./sealed doctor");
  }

  @AfterAll
  void stopTheEmulator() {
    assertThat(sealed().run("sandbox", "stop").exit()).isZero();
    Cache.delete(folder);
  }

  private static Path makeFolder() {
    try {
      return Files.createTempDirectory("sealed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
