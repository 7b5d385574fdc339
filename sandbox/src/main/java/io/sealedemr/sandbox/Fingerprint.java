package io.sealedemr.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A short name for the content of files: the key under which the cache keeps what was made from
 * them.
 */
public final class Fingerprint {

  private static final int BYTES = 6;

  private Fingerprint() {}

  /**
   * Twelve hexadecimal digits of the SHA-256 over names and contents of all files below the
   * folders, and the extras.
   */
  public static String of(List<Path> folders, String... extras) {
    MessageDigest digest = sha256();
    for (Path folder : folders) {
      for (Path file : filesBelow(folder)) {
        update(digest, folder.relativize(file).toString());
        try {
          digest.update(Files.readAllBytes(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        digest.update((byte) 0);
      }
    }
    for (String extra : extras) {
      update(digest, extra);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
