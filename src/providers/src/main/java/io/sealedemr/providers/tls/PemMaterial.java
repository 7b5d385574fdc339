package io.sealedemr.providers.tls;

import com.amazonaws.services.elasticmapreduce.spi.security.TLSArtifacts;
import io.sealedemr.providers.secrets.FlatObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads PEM texts. A node with bad material would start, and then trust nobody: so it looks
 * closely.
 */
final class PemMaterial {

  private static final String KEY = "privateKey";
  private static final String CHAIN = "certificateChain";
  private static final String TRUSTED = "trustedCertificates";

  private static final Pattern PKCS8 =
      Pattern.compile(
          "\\s*-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

  private PemMaterial() {}

  /**
   * What EMR takes.
   *
   * @throws IllegalArgumentException with all faults; quotes nothing of the texts
   */
  static TLSArtifacts artifacts(String json, Clock clock) {
    Map<String, String> texts = FlatObject.parse(json);
    if (!texts.keySet().equals(new HashSet<>(Arrays.asList(KEY, CHAIN, TRUSTED)))) {
      throw new IllegalArgumentException(
          "needed: a JSON object with exactly privateKey, certificateChain, trustedCertificates");
    }
    List<String> faults = new ArrayList<>();
    List<Certificate> chain = certificates(CHAIN, texts, faults);
    List<Certificate> trusted = certificates(TRUSTED, texts, faults);
    if (!chain.isEmpty() && !trusted.isEmpty()) {
      X509Certificate leaf = (X509Certificate) chain.get(0);
      Instant now = clock.instant();
      if (now.isBefore(leaf.getNotBefore().toInstant())
          || now.isAfter(leaf.getNotAfter().toInstant())) {
        faults.add(
            "certificateChain: the first certificate is valid from "
                + leaf.getNotBefore().toInstant()
                + " to "
                + leaf.getNotAfter().toInstant()
                + ", and it is "
                + now);
      }
      try {
        PrivateKey key = privateKey(texts.getOrDefault(KEY, ""), leaf.getPublicKey());
        if (faults.isEmpty()) {
          return new TLSArtifacts(key, chain, trusted);
        }
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        // Not the parser's text, which may quote the key.
        faults.add(
            "privateKey: allowed: PKCS #8 in PEM form, without a passphrase, the key of the first"
                + " certificate of certificateChain");
      }
    }
    throw new IllegalArgumentException(String.join("; ", faults));
  }

  private static List<Certificate> certificates(
      String part, Map<String, String> texts, List<String> faults) {
    try {
      List<Certificate> certificates =
          new ArrayList<>(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(
                      new ByteArrayInputStream(
                          texts.getOrDefault(part, "").getBytes(StandardCharsets.US_ASCII))));
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException e) {
      // The same sentence as for no certificate at all: the parser's may quote a key.
    }
    faults.add(part + ": allowed: certificates in PEM form");
    return new ArrayList<>();
  }

  private static PrivateKey privateKey(String pem, PublicKey publicKey)
      throws GeneralSecurityException {
    Matcher matcher = PKCS8.matcher(pem);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no PKCS #8");
    }
    PrivateKey key =
        KeyFactory.getInstance(publicKey.getAlgorithm())
            .generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1))));
    requirePair(key, publicKey);
    return key;
  }

  private static void requirePair(PrivateKey key, PublicKey publicKey)
      throws GeneralSecurityException {
    byte[] anything = {1, 2, 3};
    Signature signature =
        Signature.getInstance(
            "SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm()));
    signature.initSign(key);
    signature.update(anything);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(anything);
    if (!signature.verify(signed)) {
      throw new IllegalArgumentException("another key");
    }
  }
}
