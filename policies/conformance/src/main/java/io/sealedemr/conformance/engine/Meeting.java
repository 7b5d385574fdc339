package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Two packs whose policies wait for each other: each finds something unless the other's is at work
 * at the same time.
 */
public final class Meeting {

  /** The variable that names the folder in which they meet. */
  public static final String PLACE = "CONFORMANCE_MEETING";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Meeting() {}

  /** One of the two. */
  public static final class One implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return Meeting.pack("one", "two");
    }
  }

  /** The other. */
  public static final class Two implements PackSource {
    @Override
    public Pack pack(StackInfo stack) {
      return Meeting.pack("two", "one");
    }
  }

  private static Pack pack(String me, String other) {
    return Pack.of(
        "meeting-" + me,
        "0.0.1",
        List.of(
            Rules.resource(
                Rules.mandatory("meets", "Is asked at the same time as another.").types(Rules.BAG),
                it -> it.require(meets("analyze-", me, other), "Nobody came.")),
            Rules.stack(
                Rules.mandatory("meets-in-stack", "Is asked at the same time as another."),
                it -> {
                  if (meets("stack-", me, other).no()) {
                    it.violation("Nobody came.");
                  }
                })));
  }

  /** Both stay until both have come. */
  private static Truth meets(String where, String me, String other) {
    Path place = Path.of(System.getenv().getOrDefault(PLACE, ""));
    try {
      Files.createDirectories(place);
      Files.writeString(place.resolve(where + me), "");
      Instant end = Instant.now().plus(PATIENCE);
      while (!Files.exists(place.resolve(where + other))) {
        if (Instant.now().isAfter(end)) {
          return Truth.NO;
        }
        Thread.sleep(20);
      }
      return Truth.YES;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Truth.NO;
    }
  }
}
