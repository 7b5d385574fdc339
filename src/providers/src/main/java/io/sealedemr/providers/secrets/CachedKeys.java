package io.sealedemr.providers.secrets;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Wrapping keys, read when first needed and kept for an hour: so a new current key reaches
 * processes that run for months. Whoever misses a key may ask for a fresh copy, since another
 * cluster may know it already, but not more often than twice a minute, or a folder of foreign
 * objects would be a flood of requests.
 */
public final class CachedKeys {

  private static final long KEPT = Duration.ofHours(1).toNanos();
  private static final long LEAST_AGE = Duration.ofSeconds(30).toNanos();

  private final Supplier<WrappingKeys> source;
  private final LongSupplier nanoTime;

  private @Nullable WrappingKeys keys;
  private long readAt;

  /**
   * Keys from this source.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  public CachedKeys(Supplier<WrappingKeys> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  /** The keys, at most an hour old. */
  public synchronized WrappingKeys get() {
    return notOlderThan(KEPT);
  }

  /** The keys, at most half a minute old. */
  public synchronized WrappingKeys fresh() {
    return notOlderThan(LEAST_AGE);
  }

  /** Reads the keys anew. If that fails, those of before stay. */
  public synchronized WrappingKeys refresh() {
    WrappingKeys read = source.get();
    keys = read;
    readAt = nanoTime.getAsLong();
    return read;
  }

  private WrappingKeys notOlderThan(long nanos) {
    WrappingKeys known = keys;
    return known == null || nanoTime.getAsLong() - readAt > nanos ? refresh() : known;
  }
}
