package io.sealedemr.providers.tls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** TLS material of an authority that signs one certificate for the nodes of eu-west-2. */
record Pem(String privateKey, String certificateChain, String trustedCertificates) {

  private static final String NODES = "*.eu-west-2.compute.internal";

  static Pem material(String algorithm) throws Exception {
    return material(algorithm, Instant.now().minusSeconds(60), Duration.ofDays(1));
  }

  static Pem material(String algorithm, Instant from, Duration validity) throws Exception {
    KeyPair authority = pair(algorithm);
    KeyPair node = pair(algorithm);
    X500Name name = new X500Name("CN=Authority");
    X509v3CertificateBuilder root = builder(name, name, authority, from, validity);
    root.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    X509v3CertificateBuilder leaf =
        builder(name, new X500Name("CN=" + NODES), node, from, validity);
    leaf.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, NODES)));
    return new Pem(
        pem("PRIVATE KEY", node.getPrivate().getEncoded()),
        pem("CERTIFICATE", signed(leaf, authority)),
        pem("CERTIFICATE", signed(root, authority)));
  }

  String json() throws JsonProcessingException {
    return new ObjectMapper()
        .writeValueAsString(
            Map.of(
                "privateKey", privateKey,
                "certificateChain", certificateChain,
                "trustedCertificates", trustedCertificates));
  }

  private static KeyPair pair(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
    return generator.generateKeyPair();
  }

  @SuppressWarnings("JavaUtilDate") // The builder takes no other.
  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair pair, Instant from, Duration validity) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        BigInteger.valueOf(from.toEpochMilli()),
        Date.from(from),
        Date.from(from.plus(validity)),
        subject,
        pair.getPublic());
  }

  private static byte[] signed(X509v3CertificateBuilder builder, KeyPair authority)
      throws Exception {
    String algorithm = authority.getPrivate().getAlgorithm();
    return builder
        .build(
            new JcaContentSignerBuilder(
                    "SHA256with" + (algorithm.equals("EC") ? "ECDSA" : algorithm))
                .build(authority.getPrivate()))
        .getEncoded();
  }

  private static String pem(String type, byte[] der) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
