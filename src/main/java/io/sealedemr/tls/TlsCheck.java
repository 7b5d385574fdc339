package io.sealedemr.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks TLS material before anything depends on it: a cluster with bad material fails to start.
 */
public final class TlsCheck {

  /** Below this, RSA is broken or close to it; also the least that the guide's sample uses. */
  private static final int LEAST_BITS = 2048;

  private static final Pattern PKCS8 =
      Pattern.compile(
          "-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

  private static final Map<String, String> PURPOSES =
      Map.of("1.3.6.1.5.5.7.3.1", "serverAuth", "1.3.6.1.5.5.7.3.2", "clientAuth");

  private final NodeDomain domain;
  private final Clock clock;

  /** Checks for nodes of this domain at this time. */
  public TlsCheck(NodeDomain domain, Clock clock) {
    this.domain = domain;
    this.clock = clock;
  }

  /**
   * All faults; empty if the material is sound. Each begins with the name of the part, {@code
   * privateKey}, {@code certificateChain} or {@code trustedCertificates}, and quotes nothing of a
   * key.
   */
  public List<String> faults(TlsMaterial material) {
    List<String> faults = new ArrayList<>();
    RSAPrivateCrtKey key = privateKey(material.privateKey(), faults);
    List<X509Certificate> chain =
        certificates("certificateChain", material.certificateChain(), faults);
    List<X509Certificate> trusted =
        certificates("trustedCertificates", material.trustedCertificates(), faults);
    if (!chain.isEmpty()) {
      checkLeaf(chain.get(0), key, faults);
    }
    int before = faults.size();
    checkDates("certificateChain", chain, faults);
    checkDates("trustedCertificates", trusted, faults);
    if (!chain.isEmpty() && !trusted.isEmpty()) {
      boolean datesAreRight = faults.size() == before;
      checkPath(chain, trusted, datesAreRight, faults);
    }
    return List.copyOf(faults);
  }

  private static @Nullable RSAPrivateCrtKey privateKey(String pem, List<String> faults) {
    if (pem.contains("ENCRYPTED")) {
      faults.add(
          "privateKey: found a key with a passphrase, allowed: PKCS#8 without one, since EMR"
              + " cannot open it");
      return null;
    }
    if (pem.contains("-----BEGIN RSA PRIVATE KEY-----")) {
      faults.add(
          "privateKey: found PKCS#1, allowed: PKCS#8 (openssl pkcs8 -topk8 -nocrypt converts it)");
      return null;
    }
    Matcher matcher = PKCS8.matcher(pem);
    if (matcher.matches()) {
      try {
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
        PrivateKey parsed =
            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        if (parsed instanceof RSAPrivateCrtKey key) {
          if (key.getModulus().bitLength() < LEAST_BITS) {
            faults.add(
                "privateKey: found RSA with "
                    + key.getModulus().bitLength()
                    + " bits, allowed: "
                    + LEAST_BITS
                    + " or more");
          }
          return key;
        }
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        // The same sentence as for any other text: the parser's may quote the key.
      }
    }
    faults.add("privateKey: found no RSA key, allowed: one RSA key in PEM form, PKCS#8");
    return null;
  }

  private static List<X509Certificate> certificates(String part, String pem, List<String> faults) {
    if (pem.contains("PRIVATE KEY-----")) {
      faults.add(part + ": found a private key, allowed: certificates only");
      return List.of();
    }
    try {
      return Certificates.parse(pem);
    } catch (IllegalArgumentException e) {
      faults.add(part + ": found no certificate, allowed: X.509 certificates in PEM form");
      return List.of();
    }
  }

  private void checkLeaf(
      X509Certificate leaf, @Nullable RSAPrivateCrtKey key, List<String> faults) {
    if (key != null
        && !(leaf.getPublicKey() instanceof RSAPublicKey publicKey
            && publicKey.getModulus().equals(key.getModulus())
            && publicKey.getPublicExponent().equals(key.getPublicExponent()))) {
      faults.add("privateKey: does not belong to the first certificate of certificateChain");
    }
    List<String> names = Certificates.dnsNames(leaf);
    if (names.stream().noneMatch(domain.wildcard()::equalsIgnoreCase)) {
      faults.add(
          "certificateChain: the first certificate is for "
              + (names.isEmpty() ? "no DNS name" : String.join(", ", names))
              + ", needed: "
              + domain.wildcard());
    }
    Set<String> missing = missingPurposes(leaf);
    if (!missing.isEmpty()) {
      faults.add(
          "certificateChain: the first certificate's extended key usage lacks "
              + String.join(", ", missing)
              + ", needed: serverAuth and clientAuth, since each node is both");
    }
  }

  private static Set<String> missingPurposes(X509Certificate leaf) {
    List<String> purposes;
    try {
      purposes = leaf.getExtendedKeyUsage();
    } catch (CertificateParsingException e) {
      purposes = List.of();
    }
    // Without the extension a certificate is good for every purpose.
    List<String> found = purposes == null ? List.copyOf(PURPOSES.keySet()) : purposes;
    return PURPOSES.entrySet().stream()
        .filter(purpose -> !found.contains(purpose.getKey()))
        .map(Map.Entry::getValue)
        .sorted(Comparator.reverseOrder())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void checkDates(String part, List<X509Certificate> certificates, List<String> faults) {
    Instant now = clock.instant();
    for (int i = 0; i < certificates.size(); i++) {
      X509Certificate certificate = certificates.get(i);
      Instant from = certificate.getNotBefore().toInstant();
      Instant to = certificate.getNotAfter().toInstant();
      if (now.isBefore(from)) {
        faults.add(part + ": certificate " + (i + 1) + " is not valid before " + from);
      }
      if (now.isAfter(to)) {
        faults.add(part + ": certificate " + (i + 1) + " expired at " + to);
      }
    }
  }

  private void checkPath(
      List<X509Certificate> chain,
      List<X509Certificate> trusted,
      boolean datesAreRight,
      List<String> faults) {
    // A wrong date is a fault of its own already: then the path is looked at as it was when the
    // youngest certificate began, so that a second fault is seen at once too.
    Instant when =
        datesAreRight
            ? clock.instant()
            : Stream.concat(chain.stream(), trusted.stream())
                .map(certificate -> certificate.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
    try {
      Set<TrustAnchor> anchors =
          trusted.stream()
              .map(certificate -> new TrustAnchor(certificate, null))
              .collect(Collectors.toSet());
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(when));
      // A path ends before its anchor, but a chain may name the anchor too.
      List<X509Certificate> path =
          chain.stream().filter(certificate -> !trusted.contains(certificate)).toList();
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    } catch (GeneralSecurityException e) {
      faults.add(
          "certificateChain: does not lead to a certificate of trustedCertificates, each signed by"
              + " the next");
    }
  }
}
