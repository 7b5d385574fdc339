package io.sealedemr.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders that are made once and then only read. A folder gets its name when it is whole, so a
 * killed run leaves no half-made one in use; a lock lets two runs at once make it once.
 */
public final class Cache {

  private final Path home;

  public Cache(Path home) {
    this.home = home;
  }

  /** Fills an empty folder. */
  @FunctionalInterface
  public interface Maker {
    void make(Path folder);
  }

  /** Where the folder of that name is, or would be. */
  public Path folder(String name) {
    return home.resolve(name);
  }

  /** The folder of that name, made first if it is not there. */
  public Path get(String name, Maker maker) {
    Path folder = folder(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try {
      Files.createDirectories(home);
      // The lock file stays: to delete it would let a third run lock another file of the same name.
      try (FileChannel channel =
              FileChannel.open(
                  home.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isDirectory(folder)) {
          Path unfinished = home.resolve(name + ".unfinished");
          delete(unfinished);
          Files.createDirectory(unfinished);
          maker.make(unfinished);
          Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** Deletes a folder with all that is in it; one that is not there is fine. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Path path : deepestFirst) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
