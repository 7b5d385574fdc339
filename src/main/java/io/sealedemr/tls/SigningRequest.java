package io.sealedemr.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * A private key that waits for its certificate, and the request for it (PKCS #10) that an authority
 * signs.
 *
 * @param privateKey PKCS #8 as PEM text, not encrypted
 * @param request the request as PEM text; it holds nothing secret
 */
public record SigningRequest(String privateKey, String request) {

  /**
   * The key with the certificates that an authority has made for it. Whether they fit is {@link
   * TlsCheck}'s to say.
   */
  public TlsMaterial complete(String certificateChain, String trustedCertificates) {
    return new TlsMaterial(privateKey, certificateChain, trustedCertificates);
  }

  /**
   * Whether the first certificate of a chain is for this request's key.
   *
   * @throws IllegalArgumentException if either is unreadable; the message quotes nothing
   */
  public boolean isAnsweredBy(String certificateChain) {
    return Certificates.parse(certificateChain).get(0).getPublicKey().equals(publicKey());
  }

  private PublicKey publicKey() {
    try {
      PKCS10CertificationRequest parsed =
          new PKCS10CertificationRequest(Pem.only("CERTIFICATE REQUEST", request));
      String family =
          parsed
                  .getSubjectPublicKeyInfo()
                  .getAlgorithm()
                  .getAlgorithm()
                  .getId()
                  .equals("1.2.840.113549.1.1.1")
              ? "RSA"
              : "EC";
      return KeyFactory.getInstance(family)
          .generatePublic(new X509EncodedKeySpec(parsed.getSubjectPublicKeyInfo().getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("found no certificate request in PEM form");
    }
  }

  /** Not the key. */
  @Override
  public String toString() {
    return "SigningRequest[not shown]";
  }
}
