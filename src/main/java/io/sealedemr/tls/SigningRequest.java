package io.sealedemr.tls;

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

  /** Not the key. */
  @Override
  public String toString() {
    return "SigningRequest[not shown]";
  }
}
