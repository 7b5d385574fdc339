package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the provider may take over a resource; empty where the program sets nothing.
 *
 * @param create for making it
 * @param update for changing it
 * @param delete for deleting it
 */
public record CustomTimeouts(
    Optional<Duration> create, Optional<Duration> update, Optional<Duration> delete) {

  /** Nothing is set. */
  public static final CustomTimeouts NONE =
      new CustomTimeouts(Optional.empty(), Optional.empty(), Optional.empty());

  public CustomTimeouts {
    requireNonNull(create, "create");
    requireNonNull(update, "update");
    requireNonNull(delete, "delete");
  }
}
