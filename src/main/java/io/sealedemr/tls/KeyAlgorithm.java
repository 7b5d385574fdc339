package io.sealedemr.tls;

/**
 * Key algorithms for certificates; elliptic curves are left out, not all applications take them.
 */
public enum KeyAlgorithm {
  RSA_2048(2048),
  RSA_3072(3072),
  RSA_4096(4096);

  private final int bits;

  KeyAlgorithm(int bits) {
    this.bits = bits;
  }

  int bits() {
    return bits;
  }
}
