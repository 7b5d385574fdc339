package io.sealedemr.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealedemr.json.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A private key with its certificates, as PEM texts.
 *
 * @param privateKey PKCS#8, not encrypted: EMR takes no passphrase
 * @param certificateChain the leaf first, then any intermediate certificates
 * @param trustedCertificates the certificate authorities that the nodes trust
 */
public record TlsMaterial(String privateKey, String certificateChain, String trustedCertificates) {

  /**
   * What may be shown of the leaf certificate.
   *
   * @throws IllegalArgumentException if the chain does not begin with a certificate
   */
  public CertificateSummary leaf() {
    return CertificateSummary.of(Certificates.parse(certificateChain).get(0));
  }

  /**
   * What may be shown of the authorities that the nodes trust.
   *
   * @throws IllegalArgumentException if the text holds no certificate
   */
  public List<CertificateSummary> authorities() {
    return Certificates.parse(trustedCertificates).stream().map(CertificateSummary::of).toList();
  }

  /**
   * Eight hexadecimal digits that change whenever the certificates do. Made of the certificates
   * only, which are public, so it may stand in an object's name; another private key has another
   * certificate.
   */
  public String publicHash() {
    return Certificates.sha256((certificateChain + trustedCertificates).getBytes(UTF_8))
        .substring(0, 8);
  }

  /** The three texts as JSON, as the setting and a secret of AWS Secrets Manager hold them. */
  public String toJson() {
    Map<String, Object> texts = new LinkedHashMap<>();
    texts.put("privateKey", privateKey);
    texts.put("certificateChain", certificateChain);
    texts.put("trustedCertificates", trustedCertificates);
    return CanonicalJson.text(texts);
  }

  /** Nothing of the texts: a key may have been pasted into any of them. */
  @Override
  public String toString() {
    return "TlsMaterial[not shown]";
  }
}
