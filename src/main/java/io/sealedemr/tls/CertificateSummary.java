package io.sealedemr.tls;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What may be shown of a certificate.
 *
 * @param names its DNS names
 * @param notAfter when it ends
 * @param sha256 its SHA-256 fingerprint, 64 lower-case hexadecimal digits
 */
public record CertificateSummary(List<String> names, Instant notAfter, String sha256) {

  public CertificateSummary {
    names = List.copyOf(names);
  }

  static CertificateSummary of(X509Certificate certificate) {
    try {
      return new CertificateSummary(
          Certificates.dnsNames(certificate),
          certificate.getNotAfter().toInstant(),
          Certificates.sha256(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate has no DER form", e);
    }
  }
}
