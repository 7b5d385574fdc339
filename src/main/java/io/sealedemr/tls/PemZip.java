package io.sealedemr.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The zip of PEM files that certificate provider {@code PEM} reads. The same material gives the
 * same bytes on every machine, or each preview would show a new object: entries are stored, since
 * compressed bytes depend on the zlib at hand, and carry one fixed time.
 */
public final class PemZip {

  /**
   * A time of day without a zone, as zips have it. Not the very first that a zip can name: for that
   * one Java adds a second time stamp, which depends on the machine's time zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final String KEY = "privateKey.pem";
  private static final String CHAIN = "certificateChain.pem";
  private static final String TRUSTED = "trustedCertificates.pem";

  /**
   * The names that EMR looks for. It takes a zip without {@code trustedCertificates.pem} if a
   * public authority has signed; here each zip says whom it trusts.
   */
  private static final List<String> FILES = List.of(KEY, CHAIN, TRUSTED);

  private static final String NO_ZIP = "the file is no readable zip";

  private static final int MOST_OF_A_FILE = 1 << 20;

  private PemZip() {}

  /** The zip. It holds the private key in clear: it is a secret. */
  public static byte[] bytes(TlsMaterial material) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, KEY, material.privateKey());
      add(zip, CHAIN, material.certificateChain());
      add(zip, TRUSTED, material.trustedCertificates());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * {@link #bytes} in Base64, as an S3 object's content is given to Pulumi. It is a secret, too.
   */
  public static String base64(TlsMaterial material) {
    return Base64.getEncoder().encodeToString(bytes(material));
  }

  /**
   * The material of a zip that any tool has made.
   *
   * @throws IllegalArgumentException with all that is wrong with it, a line each; nothing of the
   *     content is quoted
   */
  public static TlsMaterial read(byte[] bytes) {
    Map<String, String> files = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    boolean empty = true;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        empty = false;
        byte[] content = zip.readNBytes(MOST_OF_A_FILE + 1);
        if (FILES.contains(entry.getName())) {
          if (content.length > MOST_OF_A_FILE) {
            faults.add(entry.getName() + ": longer than " + MOST_OF_A_FILE + " bytes");
          }
          files.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // Java's text may quote a name in the zip.
      throw new IllegalArgumentException(NO_ZIP);
    }
    if (empty) {
      throw new IllegalArgumentException(NO_ZIP);
    }
    for (String name : FILES) {
      if (!files.containsKey(name)) {
        faults.add(name + ": missing at the root of the zip");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    return new TlsMaterial(
        files.getOrDefault(KEY, ""),
        files.getOrDefault(CHAIN, ""),
        files.getOrDefault(TRUSTED, ""));
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
