package io.sealedemr.tls;

import static io.sealedemr.tls.Materials.LONDON;
import static io.sealedemr.tls.Materials.NOW;
import static io.sealedemr.tls.Materials.VIRGINIA;
import static io.sealedemr.tls.Materials.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TlsCheckTest {

  private static final TlsMaterial GOOD = Materials.make(LONDON, NOW);
  private static final TlsMaterial OTHER = Materials.make(LONDON, NOW);
  private static final TlsCheck CHECK = new TlsCheck(LONDON, NOW);

  private static final String NO_KEY =
      "privateKey: found no key, allowed: one key in PEM form, PKCS#8, RSA or on the curve secp256r1"
          + " or secp384r1";
  private static final String NO_PATH =
      "certificateChain: does not lead to a certificate of trustedCertificates, each signed by the"
          + " next";

  @Test
  void soundMaterialHasNoFault() {
    assertThat(CHECK.faults(GOOD)).isEmpty();
  }

  @Test
  void theKeyBelongsToTheLeaf() {
    assertThat(CHECK.faults(withKey(OTHER.privateKey())))
        .containsExactly(
            "privateKey: does not belong to the first certificate of certificateChain");
  }

  @Test
  void theRegionsWildcardIsInTheCertificate() {
    assertThat(new TlsCheck(VIRGINIA, NOW).faults(GOOD))
        .containsExactly(
            "certificateChain: the first certificate is for *.eu-west-2.compute.internal, needed:"
                + " *.ec2.internal");
  }

  @Test
  void theCertificatesAreValidNow() {
    assertThat(new TlsCheck(LONDON, at("2027-03-01T11:55:01Z")).faults(GOOD))
        .containsExactly(
            "certificateChain: certificate 1 expired at 2027-03-01T11:55:00Z",
            "trustedCertificates: certificate 1 expired at 2027-03-01T11:55:00Z");
    assertThat(new TlsCheck(LONDON, at("2026-03-01T11:54:59Z")).faults(GOOD))
        .containsExactly(
            "certificateChain: certificate 1 is not valid before 2026-03-01T11:55:00Z",
            "trustedCertificates: certificate 1 is not valid before 2026-03-01T11:55:00Z");
  }

  @Test
  void theChainLeadsToATrustedCertificate() {
    // Both authorities have the same name: only the signature tells them apart.
    assertThat(
            CHECK.faults(
                new TlsMaterial(
                    GOOD.privateKey(), GOOD.certificateChain(), OTHER.trustedCertificates())))
        .containsExactly(NO_PATH);
  }

  @Test
  void theChainMayNameItsAuthorityToo() {
    assertThat(
            CHECK.faults(
                new TlsMaterial(
                    GOOD.privateKey(),
                    GOOD.certificateChain() + GOOD.trustedCertificates(),
                    OTHER.trustedCertificates() + GOOD.trustedCertificates())))
        .isEmpty();
  }

  @Test
  void intermediatesStandBetweenLeafAndAuthority() throws Exception {
    KeyPair root = rsa(2048);
    KeyPair middle = rsa(2048);
    KeyPair leaf = rsa(2048);
    String rootPem = pem(authority("CN=root", "CN=root", root), root.getPrivate());
    String middlePem = pem(authority("CN=root", "CN=middle", middle), root.getPrivate());
    String leafPem = pem(leaf("CN=middle", leaf), middle.getPrivate());
    String key = pem("PRIVATE KEY", leaf.getPrivate().getEncoded());

    assertThat(CHECK.faults(new TlsMaterial(key, leafPem + middlePem, rootPem))).isEmpty();
    assertThat(CHECK.faults(new TlsMaterial(key, leafPem, rootPem))).containsExactly(NO_PATH);
  }

  @Test
  void aServerOnlyCertificateDoesNotDo() throws Exception {
    KeyPair root = rsa(2048);
    KeyPair leaf = rsa(2048);
    X509v3CertificateBuilder server =
        leaf("CN=root", leaf)
            .addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));

    assertThat(
            CHECK.faults(
                new TlsMaterial(
                    pem("PRIVATE KEY", leaf.getPrivate().getEncoded()),
                    pem(server, root.getPrivate()),
                    pem(authority("CN=root", "CN=root", root), root.getPrivate()))))
        .containsExactly(
            "certificateChain: the first certificate's extended key usage lacks clientAuth, needed:"
                + " serverAuth and clientAuth, since each node is both");
  }

  @Test
  void aKeyHasNoPassphrase() {
    String encrypted =
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END ENCRYPTED PRIVATE KEY-----\n";
    String legacy =
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIE\n-----END RSA PRIVATE KEY-----\n";
    String message =
        "privateKey: found a key with a passphrase, allowed: PKCS#8 without one, since EMR cannot"
            + " open it";

    assertThat(CHECK.faults(withKey(encrypted))).containsExactly(message);
    assertThat(CHECK.faults(withKey(legacy))).containsExactly(message);
  }

  @Test
  void aKeyIsPkcs8() {
    assertThat(
            CHECK.faults(
                withKey("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n")))
        .containsExactly(
            "privateKey: found PKCS#1, allowed: PKCS#8 (openssl pkcs8 -topk8 -nocrypt converts"
                + " it)");
  }

  @Test
  void aKeyIsNotSec1() {
    assertThat(
            CHECK.faults(
                withKey("-----BEGIN EC PRIVATE KEY-----\nMIIE\n-----END EC PRIVATE KEY-----\n")))
        .containsExactly(
            "privateKey: found SEC 1, allowed: PKCS#8 (openssl pkcs8 -topk8 -nocrypt converts"
                + " it)");
  }

  @ParameterizedTest
  @EnumSource(names = {"EC_PRIME256V1", "EC_SECP384R1"})
  void aKeyMayBeOnACurve(KeyAlgorithm algorithm) {
    TlsMaterial material = Materials.make(LONDON, NOW, algorithm);
    TlsMaterial other = Materials.make(LONDON, NOW, algorithm);

    assertThat(CHECK.faults(material)).isEmpty();
    assertThat(
            CHECK.faults(
                new TlsMaterial(
                    other.privateKey(),
                    material.certificateChain(),
                    material.trustedCertificates())))
        .containsExactly(
            "privateKey: does not belong to the first certificate of certificateChain");
    assertThat(CHECK.notes(material))
        .containsExactly(
            "privateKey: an elliptic curve. The EMR guide's examples are RSA, and it does not say"
                + " which applications take curves: try it on a cluster that may fail");
  }

  @Test
  void aCurvesKeyDoesNotBelongToAnRsaCertificate() {
    TlsMaterial curve = Materials.make(LONDON, NOW, KeyAlgorithm.EC_PRIME256V1);

    assertThat(CHECK.faults(withKey(curve.privateKey())))
        .containsExactly(
            "privateKey: does not belong to the first certificate of certificateChain");
    assertThat(
            CHECK.faults(
                new TlsMaterial(
                    GOOD.privateKey(), curve.certificateChain(), curve.trustedCertificates())))
        .containsExactly(
            "privateKey: does not belong to the first certificate of certificateChain");
  }

  @Test
  void anotherCurveIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp521r1"));
    KeyPair root = rsa(2048);
    KeyPair leaf = generator.generateKeyPair();

    assertThat(CHECK.faults(signedBy(root, leaf("CN=root", leaf), leaf, "SHA256withRSA")))
        .containsExactly("privateKey: found another curve, allowed: secp256r1 or secp384r1");
  }

  @Test
  void aWeakSignatureIsRefused() throws Exception {
    KeyPair root = rsa(2048);
    KeyPair leaf = rsa(2048);

    assertThat(CHECK.faults(signedBy(root, leaf("CN=root", leaf), leaf, "SHA1withRSA")))
        .containsExactly(
            "certificateChain: certificate 1: signed by SHA1withRSA, allowed: SHA-256 or longer,"
                + " since such signatures can be forged");
  }

  @Test
  void anAuthorityWithAWeakKeyIsRefused() throws Exception {
    KeyPair root = rsa(1024);
    KeyPair leaf = rsa(2048);

    assertThat(CHECK.faults(signedBy(root, leaf("CN=root", leaf), leaf, "SHA256withRSA")))
        .containsExactly(
            "trustedCertificates: certificate 1: found RSA with 1024 bits, allowed: 2048 or more");
  }

  @Test
  void aKeyOfAnotherKindIsRefused() throws Exception {
    KeyPair root = rsa(2048);
    KeyPair leaf = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    assertThat(CHECK.faults(signedBy(root, leaf("CN=root", leaf), leaf, "SHA256withRSA")))
        .containsExactly(
            NO_KEY,
            "certificateChain: certificate 1: found EdDSA, allowed: RSA, secp256r1 or secp384r1");
  }

  @Test
  void aCertificateThatMayNotSignHandshakesIsRefused() throws Exception {
    KeyPair root = rsa(2048);
    KeyPair leaf = rsa(2048);
    X509v3CertificateBuilder certificate =
        leaf("CN=root", leaf)
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment));

    assertThat(CHECK.faults(signedBy(root, certificate, leaf, "SHA256withRSA")))
        .containsExactly(
            "certificateChain: the first certificate's key usage lacks digitalSignature, needed for"
                + " every handshake with forward secrecy");
  }

  @Test
  void furtherNamesAreNeededToo() {
    TlsCheck check = new TlsCheck(VIRGINIA, List.of("presto.example.com"), NOW);

    assertThat(check.faults(GOOD))
        .containsExactly(
            "certificateChain: the first certificate is for *.eu-west-2.compute.internal, needed:"
                + " *.ec2.internal, presto.example.com");
  }

  @Test
  void aCertificateThatIsTrustedItselfIsSoundAndWorthANote() throws Exception {
    KeyPair own = rsa(2048);
    X509v3CertificateBuilder certificate =
        leaf("CN=" + LONDON.wildcard(), own)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    String pem = pem(certificate, own.getPrivate());
    TlsMaterial material =
        new TlsMaterial(pem("PRIVATE KEY", own.getPrivate().getEncoded()), pem, pem);

    assertThat(CHECK.faults(material)).isEmpty();
    assertThat(CHECK.notes(material))
        .containsExactly(
            "certificateChain: the first certificate is an authority itself: whoever has a node's"
                + " key can sign certificates that all nodes trust");
    assertThat(PemBundle.read(material.privateKey() + pem)).isEqualTo(material);
  }

  @Test
  void whatEndsSoonIsTold() {
    TlsCheck sixty = new TlsCheck(LONDON, at("2026-12-31T11:55:00Z"));

    assertThat(sixty.faults(GOOD)).isEmpty();
    assertThat(sixty.endings(GOOD, Duration.ofDays(60))).isEmpty();
    assertThat(sixty.endings(GOOD, Duration.ofDays(61)))
        .containsExactly(
            "certificateChain: certificate 1 expires at 2027-03-01T11:55:00Z, in 60 days",
            "trustedCertificates: certificate 1 expires at 2027-03-01T11:55:00Z, in 60 days");
    assertThat(new TlsCheck(LONDON, at("2027-03-02T00:00:00Z")).endings(GOOD, Duration.ofDays(60)))
        .as("has ended: a fault, told by faults")
        .isEmpty();
  }

  @Test
  void anOldAuthorityBesideTheOneInUseMayEnd() {
    TlsMaterial old = Materials.make(LONDON, at("2025-03-11T00:00:00Z"));
    TlsMaterial both =
        new TlsMaterial(
            GOOD.privateKey(),
            GOOD.certificateChain(),
            old.trustedCertificates() + GOOD.trustedCertificates());
    TlsCheck later = new TlsCheck(LONDON, at("2026-06-01T00:00:00Z"));

    assertThat(CHECK.faults(both)).isEmpty();
    assertThat(CHECK.endings(both, Duration.ofDays(60))).isEmpty();
    assertThat(later.faults(both)).isEmpty();
    assertThat(
            later.faults(
                new TlsMaterial(
                    GOOD.privateKey(), GOOD.certificateChain(), old.trustedCertificates())))
        .containsExactly(
            "trustedCertificates: certificate 1 expired at 2026-03-10T23:55:00Z", NO_PATH);
  }

  @Test
  void aKeyHasItsPrimes() throws Exception {
    RSAPrivateKey key = (RSAPrivateKey) rsa(2048).getPrivate();
    PrivateKey bare =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new RSAPrivateKeySpec(key.getModulus(), key.getPrivateExponent()));

    assertThat(CHECK.faults(withKey(pem("PRIVATE KEY", bare.getEncoded()))))
        .containsExactly(NO_KEY);
  }

  @Test
  void aKeyHas2048BitsOrMore() throws Exception {
    String key = pem("PRIVATE KEY", rsa(1024).getPrivate().getEncoded());

    assertThat(CHECK.faults(withKey(key)))
        .containsExactly(
            "privateKey: found RSA with 1024 bits, allowed: 2048 or more",
            "privateKey: does not belong to the first certificate of certificateChain");
  }

  @Test
  void aKeyAmongTheCertificatesIsSeen() {
    TlsMaterial swapped =
        new TlsMaterial(
            /* privateKey= */ GOOD.certificateChain(),
            /* certificateChain= */ GOOD.privateKey(),
            GOOD.trustedCertificates() + GOOD.privateKey());

    assertThat(CHECK.faults(swapped))
        .containsExactly(
            NO_KEY,
            "certificateChain: found a private key, allowed: certificates only",
            "trustedCertificates: found a private key, allowed: certificates only");
  }

  @Test
  void allFaultsComeAtOnce() {
    TlsMaterial material =
        new TlsMaterial("", GOOD.certificateChain(), OTHER.trustedCertificates());

    assertThat(new TlsCheck(VIRGINIA, at("2030-01-01T00:00:00Z")).faults(material))
        .containsExactly(
            NO_KEY,
            "certificateChain: the first certificate is for *.eu-west-2.compute.internal, needed:"
                + " *.ec2.internal",
            "certificateChain: certificate 1 expired at 2027-03-01T11:55:00Z",
            "trustedCertificates: certificate 1 expired at 2027-03-01T11:55:00Z",
            NO_PATH);
  }

  @Test
  void textsThatAreNoPemAreNamedButNotQuoted() {
    assertThat(CHECK.faults(new TlsMaterial("hunter2", "hunter2", "hunter2")))
        .containsExactly(
            NO_KEY,
            "certificateChain: found no certificate, allowed: X.509 certificates in PEM form",
            "trustedCertificates: found no certificate, allowed: X.509 certificates in PEM form");
  }

  @Test
  void nothingOfAKeyIsEverShown() {
    String body = GOOD.privateKey().lines().skip(1).findFirst().orElseThrow();
    TlsMaterial broken =
        new TlsMaterial(
            GOOD.privateKey().replace("-----END", "!-----END"),
            GOOD.privateKey(),
            GOOD.privateKey());

    assertThat(CHECK.faults(broken).toString()).doesNotContain(body.substring(0, 8));
    assertThat(broken.toString()).isEqualTo("TlsMaterial[not shown]");
  }

  private static TlsMaterial withKey(String privateKey) {
    return new TlsMaterial(privateKey, GOOD.certificateChain(), GOOD.trustedCertificates());
  }

  /** A leaf that the root has signed, with the root as the only authority. */
  private static TlsMaterial signedBy(
      KeyPair root, X509v3CertificateBuilder certificate, KeyPair leaf, String signature)
      throws Exception {
    return new TlsMaterial(
        pem("PRIVATE KEY", leaf.getPrivate().getEncoded()),
        pem(
            "CERTIFICATE",
            certificate
                .build(new JcaContentSignerBuilder(signature).build(root.getPrivate()))
                .getEncoded()),
        pem(authority("CN=root", "CN=root", root), root.getPrivate()));
  }

  private static KeyPair rsa(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder authority(String issuer, String subject, KeyPair key)
      throws Exception {
    return certificate(issuer, subject, key)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
  }

  private static X509v3CertificateBuilder leaf(String issuer, KeyPair key) throws Exception {
    return certificate(issuer, "CN=" + LONDON.wildcard(), key)
        .addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, LONDON.wildcard())));
  }

  private static X509v3CertificateBuilder certificate(String issuer, String subject, KeyPair key) {
    return new JcaX509v3CertificateBuilder(
        new X500Name(issuer),
        BigInteger.TEN,
        Date.from(NOW.instant().minusSeconds(60)),
        Date.from(NOW.instant().plusSeconds(60)),
        new X500Name(subject),
        key.getPublic());
  }

  private static String pem(X509v3CertificateBuilder certificate, PrivateKey signer)
      throws Exception {
    return pem(
        "CERTIFICATE",
        certificate.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer)).getEncoded());
  }

  private static String pem(String type, byte[] der) throws Exception {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, der));
    }
    return text.toString();
  }
}
