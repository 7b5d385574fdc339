package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.StackInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A policy that never ends by itself. */
public final class Hanging implements PackSource {

  /** The variable that names the file that tells that the policy is at work. */
  public static final String STARTED = "CONFORMANCE_STARTED";

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "hanging",
        "0.0.1",
        List.of(
            Rules.resource(
                Rules.mandatory("hangs", "Never ends.").types(Rules.BAG),
                it -> {
                  try {
                    Files.writeString(Path.of(System.getenv().getOrDefault(STARTED, "")), "");
                    Thread.sleep(Duration.ofHours(1).toMillis());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                })));
  }
}
