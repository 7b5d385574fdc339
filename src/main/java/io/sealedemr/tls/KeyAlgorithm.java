package io.sealedemr.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Key algorithms for certificates, spelt as AWS Certificate Manager spells them. The EMR guide's
 * examples are RSA (EMR Management Guide, "Provide certificates for encrypting data in transit");
 * no page of it says which applications take elliptic curves.
 */
public enum KeyAlgorithm {
  RSA_2048("RSA_2048", 2048),
  RSA_3072("RSA_3072", 3072),
  RSA_4096("RSA_4096", 4096),
  EC_PRIME256V1("EC_prime256v1", 256),
  EC_SECP384R1("EC_secp384r1", 384);

  private final String text;
  private final int bits;

  KeyAlgorithm(String text, int bits) {
    this.text = text;
    this.bits = bits;
  }

  /** The one that is spelt so, such as {@code RSA_3072} or {@code EC_prime256v1}. */
  public static Optional<KeyAlgorithm> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }

  /** All spellings. */
  public static List<String> texts() {
    return Arrays.stream(values()).map(KeyAlgorithm::text).toList();
  }

  /** As settings spell it. */
  public String text() {
    return text;
  }

  /** Whether it is a curve, which no page of the EMR guide promises for all applications. */
  public boolean elliptic() {
    return text.startsWith("EC_");
  }

  /** The signature that goes with such a key, by the names of the Java Security Standard. */
  String signature() {
    return elliptic() ? "SHA" + bits + "withECDSA" : "SHA256withRSA";
  }

  KeyPair newKeyPair(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(elliptic() ? "EC" : "RSA");
    // Of the curves of these sizes the JDK takes those of the names (JDK Providers, SunEC).
    generator.initialize(bits, random);
    return generator.generateKeyPair();
  }
}
