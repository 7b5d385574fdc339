package io.sealedemr.tls;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks TLS material before anything depends on it: a cluster with bad material fails to start.
 */
public final class TlsCheck {

  /** Below this, RSA is broken or close to it; also the least that the guide's sample uses. */
  private static final int LEAST_BITS = 2048;

  private static final Map<String, String> PURPOSES =
      Map.of("1.3.6.1.5.5.7.3.1", "serverAuth", "1.3.6.1.5.5.7.3.2", "clientAuth");

  private static final String ALLOWED_KEY =
      "allowed: one key in PEM form, PKCS#8, RSA or on the curve secp256r1 or secp384r1";

  private final NodeDomain domain;
  private final List<String> extraNames;
  private final Clock clock;

  /** Checks for nodes of this domain at this time. */
  public TlsCheck(NodeDomain domain, Clock clock) {
    this(domain, List.of(), clock);
  }

  /** Checks for nodes of this domain, with further names that the certificate must have. */
  public TlsCheck(NodeDomain domain, List<String> extraNames, Clock clock) {
    this.domain = domain;
    this.extraNames = List.copyOf(extraNames);
    this.clock = clock;
  }

  /**
   * All faults; empty if the material is sound. Each begins with the name of the part, {@code
   * privateKey}, {@code certificateChain} or {@code trustedCertificates}, and quotes nothing of a
   * key.
   */
  public List<String> faults(TlsMaterial material) {
    List<String> faults = new ArrayList<>();
    Optional<PrivateKey> key = privateKey(material.privateKey(), faults);
    List<X509Certificate> chain =
        certificates("certificateChain", material.certificateChain(), faults);
    List<X509Certificate> trusted =
        certificates("trustedCertificates", material.trustedCertificates(), faults);
    if (!chain.isEmpty()) {
      checkLeaf(chain.get(0), key, faults);
    }
    checkStrength("certificateChain", chain, key.isPresent() ? 1 : 0, faults);
    checkStrength("trustedCertificates", trusted, 0, faults);
    if (chain.isEmpty() || trusted.isEmpty()) {
      checkDates("certificateChain", chain, faults);
      checkDates("trustedCertificates", trusted, faults);
    } else {
      checkPathAndDates(chain, trusted, faults);
    }
    return List.copyOf(faults);
  }

  /**
   * What ends soon, each with the name of its part; empty if nothing does. What has ended is a
   * fault and not among them.
   *
   * @param soon how long before its end a certificate is told
   */
  public List<String> endings(TlsMaterial material, Duration soon) {
    List<String> endings = new ArrayList<>();
    List<X509Certificate> trusted =
        certificates("trustedCertificates", material.trustedCertificates(), new ArrayList<>());
    addEndings(
        "certificateChain",
        certificates("certificateChain", material.certificateChain(), new ArrayList<>()),
        soon,
        endings);
    // Of several authorities only the last to end is one that no other takes the place of.
    trusted.stream()
        .max(Comparator.comparing(X509Certificate::getNotAfter))
        .ifPresent(
            last -> {
              if (isSoon(last, soon)) {
                endings.add(ending("trustedCertificates", trusted.indexOf(last), last));
              }
            });
    return List.copyOf(endings);
  }

  /** What is no fault and still worth a thought, a sentence each. */
  public List<String> notes(TlsMaterial material) {
    List<X509Certificate> chain =
        certificates("certificateChain", material.certificateChain(), new ArrayList<>());
    if (chain.isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    if (chain.get(0).getPublicKey() instanceof ECPublicKey) {
      notes.add(
          "privateKey: an elliptic curve. The EMR guide's examples are RSA, and it does not say"
              + " which applications take curves: try it on a cluster that may fail");
    }
    if (chain.get(0).getBasicConstraints() >= 0) {
      notes.add(
          "certificateChain: the first certificate is an authority itself: whoever has a node's"
              + " key can sign certificates that all nodes trust");
    }
    return List.copyOf(notes);
  }

  private void addEndings(
      String part, List<X509Certificate> certificates, Duration soon, List<String> endings) {
    for (int i = 0; i < certificates.size(); i++) {
      if (isSoon(certificates.get(i), soon)) {
        endings.add(ending(part, i, certificates.get(i)));
      }
    }
  }

  private boolean isSoon(X509Certificate certificate, Duration soon) {
    Instant end = certificate.getNotAfter().toInstant();
    return !clock.instant().isAfter(end) && clock.instant().plus(soon).isAfter(end);
  }

  private String ending(String part, int index, X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    long days = Duration.between(clock.instant(), end).toDays();
    return part
        + ": certificate "
        + (index + 1)
        + " expires at "
        + end
        + ", in "
        + days
        + (days == 1 ? " day" : " days");
  }

  private static Optional<PrivateKey> privateKey(String pem, List<String> faults) {
    if (pem.contains("ENCRYPTED")) {
      faults.add(
          "privateKey: found a key with a passphrase, allowed: PKCS#8 without one, since EMR"
              + " cannot open it");
      return Optional.empty();
    }
    for (Map.Entry<String, String> other : Map.of("RSA", "PKCS#1", "EC", "SEC 1").entrySet()) {
      if (pem.contains("-----BEGIN " + other.getKey() + " PRIVATE KEY-----")) {
        faults.add(
            "privateKey: found "
                + other.getValue()
                + ", allowed: PKCS#8 (openssl pkcs8 -topk8 -nocrypt converts it)");
        return Optional.empty();
      }
    }
    Optional<PrivateKey> key = pkcs8(pem);
    if (key.isEmpty()) {
      faults.add("privateKey: found no key, " + ALLOWED_KEY);
      return key;
    }
    strengthFault(key.get()).ifPresent(fault -> faults.add("privateKey: " + fault));
    return key;
  }

  private static Optional<PrivateKey> pkcs8(String pem) {
    byte[] der;
    try {
      der = Pem.only("PRIVATE KEY", pem);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    for (String family : List.of("RSA", "EC")) {
      try {
        PrivateKey key =
            KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(der));
        if (key instanceof RSAPrivateCrtKey || key instanceof ECPrivateKey) {
          return Optional.of(key);
        }
      } catch (GeneralSecurityException e) {
        // The next family, or the same sentence as for any other text: the parser's may quote it.
      }
    }
    return Optional.empty();
  }

  /** What is wrong with the size of a key, if anything. */
  private static Optional<String> strengthFault(Key key) {
    if (key instanceof RSAKey rsa) {
      int bits = rsa.getModulus().bitLength();
      return bits < LEAST_BITS
          ? Optional.of("found RSA with " + bits + " bits, allowed: " + LEAST_BITS + " or more")
          : Optional.empty();
    }
    if (key instanceof ECKey ec) {
      return Curve.of(ec.getParams()).isPresent()
          ? Optional.empty()
          : Optional.of("found another curve, allowed: secp256r1 or secp384r1");
    }
    return Optional.of("found " + key.getAlgorithm() + ", allowed: RSA, secp256r1 or secp384r1");
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

  private void checkLeaf(X509Certificate leaf, Optional<PrivateKey> key, List<String> faults) {
    if (key.isPresent() && !belong(key.get(), leaf.getPublicKey())) {
      faults.add("privateKey: does not belong to the first certificate of certificateChain");
    }
    List<String> names = Certificates.dnsNames(leaf);
    Set<String> found =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    List<String> needed =
        Stream.concat(Stream.of(domain.wildcard()), extraNames.stream())
            .filter(name -> !found.contains(name.toLowerCase(Locale.ROOT)))
            .toList();
    if (!needed.isEmpty()) {
      faults.add(
          "certificateChain: the first certificate is for "
              + (names.isEmpty() ? "no DNS name" : String.join(", ", names))
              + ", needed: "
              + String.join(", ", needed));
    }
    boolean[] usage = leaf.getKeyUsage();
    if (usage != null && !usage[0]) {
      faults.add(
          "certificateChain: the first certificate's key usage lacks digitalSignature, needed for"
              + " every handshake with forward secrecy");
    }
    Set<String> missing = missingPurposes(leaf);
    if (!missing.isEmpty()) {
      faults.add(
          "certificateChain: the first certificate's extended key usage lacks "
              + String.join(", ", missing)
              + ", needed: serverAuth and clientAuth, since each node is both");
    }
  }

  /** Whether two keys are a pair: what one signs, the other verifies. */
  private static boolean belong(PrivateKey own, PublicKey shown) {
    if (own instanceof RSAPrivateCrtKey key) {
      return shown instanceof RSAPublicKey other
          && other.getModulus().equals(key.getModulus())
          && other.getPublicExponent().equals(key.getPublicExponent());
    }
    if (!(shown instanceof ECPublicKey)) {
      return false;
    }
    try {
      byte[] text = new byte[32];
      new SecureRandom().nextBytes(text);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(own);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(shown);
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException otherCurve) {
      return false;
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

  /**
   * Looks at the keys of certificates, from one on, and at all signatures but those of certificates
   * that are trusted as they are.
   */
  private static void checkStrength(
      String part, List<X509Certificate> certificates, int from, List<String> faults) {
    for (int i = 0; i < certificates.size(); i++) {
      X509Certificate certificate = certificates.get(i);
      String place = part + ": certificate " + (i + 1) + ": ";
      if (i >= from) {
        strengthFault(certificate.getPublicKey()).ifPresent(fault -> faults.add(place + fault));
      }
      String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
      if (!Certificates.isSignedByItself(certificate)
          && (signature.startsWith("MD") || signature.startsWith("SHA1"))) {
        faults.add(
            place
                + "signed by "
                + certificate.getSigAlgName()
                + ", allowed: SHA-256 or longer, since such signatures can be forged");
      }
    }
  }

  private void checkPathAndDates(
      List<X509Certificate> chain, List<X509Certificate> trusted, List<String> faults) {
    Instant now = clock.instant();
    List<X509Certificate> valid =
        trusted.stream().filter(certificate -> isValid(certificate, now)).toList();
    if (!valid.isEmpty()
        && chain.stream().allMatch(certificate -> isValid(certificate, now))
        && leads(chain, valid, now)) {
      // An old authority beside the one in use may have ended: it only stops to count.
      return;
    }
    int before = faults.size();
    checkDates("certificateChain", chain, faults);
    checkDates("trustedCertificates", trusted, faults);
    // A wrong date is a fault of its own already: then the path is looked at as it was when the
    // youngest certificate began, so that a second fault is seen at once too.
    Instant when =
        faults.size() == before
            ? now
            : Stream.concat(chain.stream(), trusted.stream())
                .map(certificate -> certificate.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
    if (!leads(chain, trusted, when)) {
      faults.add(
          "certificateChain: does not lead to a certificate of trustedCertificates, each signed by"
              + " the next");
    }
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

  private static boolean isValid(X509Certificate certificate, Instant when) {
    return !when.isBefore(certificate.getNotBefore().toInstant())
        && !when.isAfter(certificate.getNotAfter().toInstant());
  }

  private static boolean leads(
      List<X509Certificate> chain, List<X509Certificate> anchors, Instant when) {
    // A path ends before its anchor, but a chain may name the anchor too.
    List<X509Certificate> path =
        chain.stream().filter(certificate -> !anchors.contains(certificate)).toList();
    if (path.isEmpty()) {
      // The nodes trust the very certificate that they show.
      return true;
    }
    try {
      PKIXParameters parameters =
          new PKIXParameters(
              anchors.stream()
                  .map(certificate -> new TrustAnchor(certificate, null))
                  .collect(Collectors.toSet()));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(when));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
