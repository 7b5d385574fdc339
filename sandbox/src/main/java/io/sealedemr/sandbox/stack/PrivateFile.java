package io.sealedemr.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that the user alone may read, from the moment on at which they exist. */
final class PrivateFile {

  private PrivateFile() {}

  /** An empty file of a name in a folder that need not be there yet. */
  static Path empty(Path folder, String name) {
    try {
      return empty(Files.createDirectories(folder).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty file in the place of whatever was there. */
  static Path empty(Path file) {
    try {
      Files.deleteIfExists(file);
      return Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
