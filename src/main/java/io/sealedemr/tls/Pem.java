package io.sealedemr.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** The textual encoding of keys, certificates and requests (RFC 7468). */
final class Pem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s(.*?)-----END \\1-----", Pattern.DOTALL);

  private Pem() {}

  /**
   * One block of a text.
   *
   * @param type such as {@code CERTIFICATE}
   * @param text the whole block, ending with a line feed
   */
  record Block(String type, String text) {}

  /** The blocks of a text, in its order. */
  static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group() + "\n"));
    }
    return blocks;
  }

  /**
   * The bytes of a text that is one block of this type and nothing else.
   *
   * @throws IllegalArgumentException if it is not; the message quotes nothing
   */
  static byte[] only(String type, String text) {
    Matcher matcher = BLOCK.matcher(text.strip());
    if (!matcher.matches() || !matcher.group(1).equals(type)) {
      throw new IllegalArgumentException("found no " + type + " in PEM form");
    }
    try {
      return Base64.getDecoder().decode(matcher.group(2).replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      // Without the cause: its text shows a character of a key.
      throw new IllegalArgumentException("found no " + type + " in PEM form");
    }
  }

  static String write(String type, byte[] der) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, der));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
