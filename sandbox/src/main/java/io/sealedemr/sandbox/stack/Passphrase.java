package io.sealedemr.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
      return Files.writeString(PrivateFile.empty(file), StackSecrets.password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
