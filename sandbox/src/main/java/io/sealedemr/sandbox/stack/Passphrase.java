package io.sealedemr.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The passphrase under which a workspace's secrets are kept: random, made once, readable by the
 * user only.
 */
final class Passphrase {

  private Passphrase() {}

  /** The file that holds it, made if it is not there. */
  static Path in(Path folder) {
    Path file = folder.resolve("passphrase");
    if (Files.exists(file)) {
      return file;
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, StackSecrets.password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
