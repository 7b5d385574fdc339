package io.sealedemr.policies.buckets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The certificates in a zip of provider {@code PEM} (EMR Management Guide, "Provide certificates
 * for encrypting data in transit"). The private key in it is never looked at.
 *
 * @param chain those of {@code certificateChain.pem}, at least one
 * @param trusted those of {@code trustedCertificates.pem}; empty if the zip has no such file, as
 *     for public authorities
 */
record CertificateZip(List<X509Certificate> chain, List<X509Certificate> trusted) {

  static final String CHAIN = "certificateChain.pem";
  static final String TRUSTED = "trustedCertificates.pem";

  /** Far more than any chain has, and little enough to be read at each preview. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int MOST_ENTRIES = 100;

  /** The certificates of a zip in Base64; empty if there is anything that can't be read. */
  static Optional<CertificateZip> of(String base64) {
    try {
      Map<String, byte[]> files =
          files(Base64.getDecoder().decode(base64.replaceAll("[\\r\\n]", "")));
      byte[] chain = files.get(CHAIN);
      byte[] trusted = files.get(TRUSTED);
      if (chain == null) {
        return Optional.empty();
      }
      return Optional.of(
          new CertificateZip(
              certificates(chain), trusted == null ? List.of() : certificates(trusted)));
    } catch (IOException | CertificateException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Map<String, byte[]> files(byte[] bytes) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      int left = MOST_BYTES;
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes(left + 1);
        left -= content.length;
        if (left < 0 || ++entries > MOST_ENTRIES) {
          throw new IOException("no zip of certificates is that large");
        }
        if (entry.getName().equals(CHAIN) || entry.getName().equals(TRUSTED)) {
          files.put(entry.getName(), content);
        }
      }
    }
    return files;
  }

  private static List<X509Certificate> certificates(byte[] pem) throws CertificateException {
    List<X509Certificate> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem))
            .stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (certificates.isEmpty()) {
      throw new CertificateException("no certificate");
    }
    return certificates;
  }
}
