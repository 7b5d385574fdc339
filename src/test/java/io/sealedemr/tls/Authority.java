package io.sealedemr.tls;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** An authority that signs requests, as AWS Private CA does. */
public final class Authority {

  private Authority() {}

  /** The request's key with a certificate for 90 days, which has the requested extensions. */
  public static TlsMaterial sign(SigningRequest request, Clock clock) throws Exception {
    PKCS10CertificationRequest parsed =
        new PKCS10CertificationRequest(Pem.only("CERTIFICATE REQUEST", request.request()));
    KeyPair root = KeyAlgorithm.RSA_2048.newKeyPair(new SecureRandom());
    ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(root.getPrivate());
    Date from = Date.from(clock.instant().minusSeconds(60));
    Date to = Date.from(clock.instant().plus(Duration.ofDays(90)));
    X500Name name = new X500Name("CN=Example private authority");
    X509v3CertificateBuilder certificate =
        new X509v3CertificateBuilder(
            name, BigInteger.TWO, from, to, parsed.getSubject(), parsed.getSubjectPublicKeyInfo());
    Extensions extensions = parsed.getRequestedExtensions();
    for (ASN1ObjectIdentifier id : extensions.getExtensionOIDs()) {
      certificate.addExtension(extensions.getExtension(id));
    }
    String authority =
        Pem.write(
            "CERTIFICATE",
            new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, to, name, root.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .build(signer)
                .getEncoded());
    return request.complete(
        Pem.write("CERTIFICATE", certificate.build(signer).getEncoded()), authority);
  }
}
