package io.sealedemr.launcher;

import io.sealedemr.storage.Storage;
import io.sealedemr.tls.CertificateSummary;
import io.sealedemr.tls.TlsMaterial;
import java.time.Clock;
import java.util.List;

/** What is shown of TLS material: certificates only. */
final class TlsText {

  private TlsText() {}

  /** The zip's name in the artifact bucket. */
  static String object(TlsMaterial material) {
    return Storage.CERTIFICATES_FOLDER + material.publicHash() + ".zip";
  }

  /**
   * All that may be shown.
   *
   * @throws IllegalArgumentException if there is a text without a certificate
   */
  static String of(TlsMaterial material, Clock clock) {
    StringBuilder text =
        new StringBuilder("The nodes' certificate, in " + object(material) + ":\n");
    add(text, material.leaf(), clock);
    List<CertificateSummary> authorities = material.authorities();
    for (int i = 0; i < authorities.size(); i++) {
      text.append(
          "Trusted authority"
              + (authorities.size() == 1 ? "" : " " + (i + 1) + " of " + authorities.size())
              + ":\n");
      add(text, authorities.get(i), clock);
    }
    return text.toString();
  }

  private static void add(StringBuilder text, CertificateSummary certificate, Clock clock) {
    row(text, "subject", certificate.subject());
    if (!certificate.names().isEmpty()) {
      row(text, "names", String.join(", ", certificate.names()));
    }
    row(text, "issuer", certificate.issuer());
    row(
        text,
        "valid",
        certificate.notBefore()
            + " to "
            + certificate.notAfter()
            + ", days left: "
            + certificate.daysLeft(clock));
    row(text, "key", certificate.key() + ", signed by " + certificate.signature());
    row(text, "SHA-256", certificate.sha256());
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append(String.format("  %-8s %s%n", name, value));
  }
}
