package io.sealedemr.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
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

  private PemZip() {}

  /** The zip. It holds the private key in clear: it is a secret. */
  public static byte[] bytes(TlsMaterial material) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "privateKey.pem", material.privateKey());
      add(zip, "certificateChain.pem", material.certificateChain());
      add(zip, "trustedCertificates.pem", material.trustedCertificates());
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
