package io.sealedemr.tls;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What may be shown of a certificate.
 *
 * @param subject its distinguished name (RFC 2253)
 * @param issuer the distinguished name of its authority
 * @param names its DNS names
 * @param notBefore when it begins
 * @param notAfter when it ends
 * @param key what kind of key it is for, such as {@code RSA, 3072 bits}
 * @param signature how it is signed, such as {@code SHA256withRSA}
 * @param sha256 its SHA-256 fingerprint, 64 lower-case hexadecimal digits
 */
public record CertificateSummary(
    String subject,
    String issuer,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    String key,
    String signature,
    String sha256) {

  public CertificateSummary {
    names = List.copyOf(names);
  }

  /** The whole days until it ends; negative if that was days ago. */
  public long daysLeft(Clock clock) {
    return ChronoUnit.DAYS.between(clock.instant(), notAfter);
  }

  static CertificateSummary of(X509Certificate certificate) {
    try {
      return new CertificateSummary(
          certificate.getSubjectX500Principal().getName(),
          certificate.getIssuerX500Principal().getName(),
          Certificates.dnsNames(certificate),
          certificate.getNotBefore().toInstant(),
          certificate.getNotAfter().toInstant(),
          key(certificate.getPublicKey()),
          certificate.getSigAlgName(),
          Certificates.sha256(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate has no DER form", e);
    }
  }

  private static String key(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return "RSA, " + rsa.getModulus().bitLength() + " bits";
    }
    if (key instanceof ECPublicKey ec) {
      return "EC, " + Curve.of(ec.getParams()).map(Curve::text).orElse("a curve of another kind");
    }
    return key.getAlgorithm();
  }
}
