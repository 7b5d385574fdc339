package io.sealedemr.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

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
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(request.algorithm().bits(), random);
      KeyPair authority = generator.generateKeyPair();
      KeyPair leaf = generator.generateKeyPair();
      Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(CLOCK_SKEW);
      Validity validity = new Validity(from, from.plus(Duration.ofDays(request.validityDays())));

      X500Name issuer =
          new X500NameBuilder(BCStyle.INSTANCE)
              .addRDN(BCStyle.O, request.domain().name())
              .addRDN(BCStyle.CN, "Sealed EMR certificate authority")
              .build();
      X509CertificateHolder root =
          sign(
              authorityCertificate(issuer, authority.getPublic(), validity),
              authority.getPrivate());
      X509CertificateHolder certificate =
          sign(
              leafCertificate(issuer, authority.getPublic(), leaf.getPublic(), validity, request),
              authority.getPrivate());
      return new TlsMaterial(
          pem("PRIVATE KEY", leaf.getPrivate().getEncoded()),
          pem("CERTIFICATE", certificate.getEncoded()),
          pem("CERTIFICATE", root.getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make certificates", e);
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
    GeneralName[] names =
        Stream.concat(Stream.of(request.domain().wildcard()), request.extraNames().stream())
            .distinct()
            .map(dns -> new GeneralName(GeneralName.dNSName, dns))
            .toArray(GeneralName[]::new);
    return new JcaX509v3CertificateBuilder(
            issuer,
            serial(),
            Date.from(validity.from()),
            Date.from(validity.to()),
            new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, request.domain().wildcard())
                .build(),
            key)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(
            Extension.keyUsage,
            true,
            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
        .addExtension(
            Extension.extendedKeyUsage,
            false,
            // Each node is client and server of the others.
            new ExtendedKeyUsage(
                new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}))
        .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names))
        .addExtension(
            Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            extensions.createAuthorityKeyIdentifier(authority));
  }

  private X509CertificateHolder sign(X509v3CertificateBuilder certificate, PrivateKey key)
      throws OperatorCreationException {
    return certificate.build(
        new JcaContentSignerBuilder("SHA256withRSA").setSecureRandom(random).build(key));
  }

  /** 128 random bits, positive as RFC 5280 demands. */
  private BigInteger serial() {
    return new BigInteger(128, random).add(BigInteger.ONE);
  }

  private static String pem(String type, byte[] der) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, der));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private record Validity(Instant from, Instant to) {}
}
