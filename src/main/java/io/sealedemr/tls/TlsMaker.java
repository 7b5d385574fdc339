package io.sealedemr.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Makes a certificate authority and one certificate of it for all nodes. The authority's private
 * key exists only during {@link #make}: nothing else can ever be signed with it.
 */
public final class TlsMaker {

  /** Certificates are valid from a little earlier on, for nodes whose clocks are behind. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final Clock clock;
  private final SecureRandom random;

  /** Takes the time and all randomness from here. */
  public TlsMaker(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new key with its certificates. */
  public TlsMaterial make(TlsRequest request) {
    KeyAlgorithm algorithm = request.algorithm();
    try {
      KeyPair authority = algorithm.newKeyPair(random);
      KeyPair leaf = algorithm.newKeyPair(random);
      Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(CLOCK_SKEW);
      Validity validity = new Validity(from, from.plus(Duration.ofDays(request.validityDays())));

      X500Name issuer =
          new X500NameBuilder(BCStyle.INSTANCE)
              .addRDN(BCStyle.O, request.domain().name())
              .addRDN(BCStyle.CN, "Sealed EMR certificate authority")
              .build();
      X509CertificateHolder root =
          authorityCertificate(issuer, authority.getPublic(), validity)
              .build(signer(algorithm, authority.getPrivate()));
      X509CertificateHolder certificate =
          leafCertificate(issuer, authority.getPublic(), leaf.getPublic(), validity, request)
              .build(signer(algorithm, authority.getPrivate()));
      return new TlsMaterial(
          Pem.write("PRIVATE KEY", leaf.getPrivate().getEncoded()),
          Pem.write("CERTIFICATE", certificate.getEncoded()),
          Pem.write("CERTIFICATE", root.getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make certificates", e);
    }
  }

  /**
   * A new key with its certificates, whose nodes also trust the authorities of the old ones as long
   * as these are valid. Only new nodes do: the old ones never learn of a new authority. An
   * authority that can't be read is left out.
   */
  public TlsMaterial makeTrusting(TlsRequest request, TlsMaterial old) {
    TlsMaterial made = make(request);
    StringBuilder trusted = new StringBuilder(made.trustedCertificates());
    for (Pem.Block block : Pem.blocks(old.trustedCertificates())) {
      if (block.type().equals("CERTIFICATE") && isValid(block.text())) {
        trusted.append(block.text());
      }
    }
    return new TlsMaterial(made.privateKey(), made.certificateChain(), trusted.toString());
  }

  private boolean isValid(String certificate) {
    try {
      return clock
          .instant()
          .isBefore(Certificates.parse(certificate).get(0).getNotAfter().toInstant());
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  /** A new key, and the request by which an authority makes its certificate. */
  public SigningRequest request(TlsRequest request) {
    try {
      KeyPair key = request.algorithm().newKeyPair(random);
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      addWhatItIsFor(extensions::addExtension, request);
      PKCS10CertificationRequest signed =
          new JcaPKCS10CertificationRequestBuilder(subject(request), key.getPublic())
              .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
              .build(signer(request.algorithm(), key.getPrivate()));
      return new SigningRequest(
          Pem.write("PRIVATE KEY", key.getPrivate().getEncoded()),
          Pem.write("CERTIFICATE REQUEST", signed.getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make a certificate request", e);
    }
  }

  private X509v3CertificateBuilder authorityCertificate(
      X500Name issuer, PublicKey key, Validity validity)
      throws IOException, GeneralSecurityException {
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    return new JcaX509v3CertificateBuilder(
            issuer, serial(), Date.from(validity.from()), Date.from(validity.to()), issuer, key)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
        .addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
        .addExtension(
            Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
  }

  private X509v3CertificateBuilder leafCertificate(
      X500Name issuer, PublicKey authority, PublicKey key, Validity validity, TlsRequest request)
      throws IOException, GeneralSecurityException {
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    X509v3CertificateBuilder certificate =
        new JcaX509v3CertificateBuilder(
            issuer,
            serial(),
            Date.from(validity.from()),
            Date.from(validity.to()),
            subject(request),
            key);
    addWhatItIsFor(certificate::addExtension, request);
    return certificate
        .addExtension(
            Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            extensions.createAuthorityKeyIdentifier(authority));
  }

  private static X500Name subject(TlsRequest request) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.CN, request.domain().wildcard())
        .build();
  }

  private interface Extensible {
    void add(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) throws IOException;
  }

  private static void addWhatItIsFor(Extensible to, TlsRequest request) throws IOException {
    GeneralName[] names =
        Stream.concat(Stream.of(request.domain().wildcard()), request.extraNames().stream())
            .distinct()
            .map(dns -> new GeneralName(GeneralName.dNSName, dns))
            .toArray(GeneralName[]::new);
    to.add(Extension.basicConstraints, true, new BasicConstraints(false));
    to.add(
        Extension.keyUsage,
        true,
        // A curve's key can't encipher another key.
        new KeyUsage(
            request.algorithm().elliptic()
                ? KeyUsage.digitalSignature
                : KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
    to.add(
        Extension.extendedKeyUsage,
        false,
        // Each node is client and server of the others.
        new ExtendedKeyUsage(
            new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
    to.add(Extension.subjectAlternativeName, false, new GeneralNames(names));
  }

  private ContentSigner signer(KeyAlgorithm algorithm, PrivateKey key)
      throws OperatorCreationException {
    return new JcaContentSignerBuilder(algorithm.signature()).setSecureRandom(random).build(key);
  }

  /** 128 random bits, positive as RFC 5280 demands. */
  private BigInteger serial() {
    return new BigInteger(128, random).add(BigInteger.ONE);
  }

  private record Validity(Instant from, Instant to) {}
}
