package io.sealedemr.providers.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class CachedKeysTest {

  private static final WrappingKeys KEYS =
      WrappingKeys.parse(
          "{\"current\":\"a\",\"a\":\"" + Base64.getEncoder().encodeToString(new byte[32]) + "\"}");

  private final AtomicLong now = new AtomicLong(-5);
  private final AtomicInteger reads = new AtomicInteger();
  private final CachedKeys keys =
      new CachedKeys(
          () -> {
            reads.incrementAndGet();
            return KEYS;
          },
          now::get);

  @Test
  void keysAreKeptForAnHour() {
    keys.get();
    now.addAndGet(Duration.ofHours(1).toNanos());
    keys.get();
    assertThat(reads).hasValue(1);

    now.incrementAndGet();
    keys.get();
    assertThat(reads).hasValue(2);
  }

  @Test
  void freshOnesAreReadTwiceAMinuteAtMost() {
    keys.get();
    now.addAndGet(Duration.ofSeconds(30).toNanos());
    keys.fresh();
    assertThat(reads).hasValue(1);

    now.incrementAndGet();
    keys.fresh();
    keys.fresh();
    assertThat(reads).hasValue(2);
  }

  @Test
  void keysStayIfTheyCannotBeReadAnew() {
    CachedKeys failing =
        new CachedKeys(
            () -> {
              if (reads.incrementAndGet() > 1) {
                throw new IllegalStateException("out of reach");
              }
              return KEYS;
            },
            now::get);
    failing.get();

    assertThatThrownBy(failing::refresh).hasMessage("out of reach");
    assertThat(failing.get()).isSameAs(KEYS);
  }
}
