package io.sealedemr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

  @TempDir Path home;

  @Test
  void makesAFolderOnce() {
    Cache cache = new Cache(home);
    AtomicInteger made = new AtomicInteger();

    cache.get("engine-1", folder -> made.incrementAndGet());
    Path folder = cache.get("engine-1", again -> made.incrementAndGet());

    assertThat(made).hasValue(1);
    assertThat(folder).isEqualTo(home.resolve("engine-1")).isDirectory();
  }

  @Test
  void leavesNoHalfMadeFolderInUseAndStartsAnewNextTime() {
    Cache cache = new Cache(home);
    assertThatThrownBy(
            () ->
                cache.get(
                    "engine-1",
                    folder -> {
                      write(folder.resolve("half"));
                      throw new Unavailable("killed halfway");
                    }))
        .hasMessage("killed halfway");
    assertThat(cache.folder("engine-1")).doesNotExist();

    Path folder = cache.get("engine-1", empty -> write(empty.resolve("whole")));

    assertThat(folder)
        .isDirectoryContaining("glob:**/whole")
        .isDirectoryNotContaining("glob:**/half");
  }

  @Test
  void twoRunsAtOnceMakeItOnce() throws Exception {
    AtomicInteger made = new AtomicInteger();
    CountDownLatch inside = new CountDownLatch(1);
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SlowMaker.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(other.inputReader().readLine()).isEqualTo("making");

    CompletableFuture<Path> here =
        CompletableFuture.supplyAsync(
            () -> {
              inside.countDown();
              return new Cache(home).get("engine-1", folder -> made.incrementAndGet());
            });
    inside.await();
    assertThat(home.resolve("engine-1")).doesNotExist();
    other.outputWriter().append('\n').close();

    assertThat(here.get()).isDirectoryContaining("glob:**/whole");
    assertThat(made).hasValue(0);
    assertThat(other.waitFor()).isZero();
  }

  /** Another run: makes the folder when it is told to go on. */
  static final class SlowMaker {

    private SlowMaker() {}

    public static void main(String[] args) {
      new Cache(Path.of(args[0]))
          .get(
              "engine-1",
              folder -> {
                try {
                  new FileOutputStream(FileDescriptor.out)
                      .write("making\n".getBytes(StandardCharsets.UTF_8));
                  int go = System.in.read();
                  write(folder.resolve("whole"));
                  if (go < 0) {
                    throw new IllegalStateException("not told to go on");
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "x");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
