package io.sealedemr.tls;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The elliptic curves that JDKs of all EMR releases know (FIPS 186-5 calls them P-256, P-384). */
enum Curve {
  P_256("secp256r1"),
  P_384("secp384r1");

  private final String text;

  Curve(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Optional<Curve> of(ECParameterSpec parameters) {
    return Arrays.stream(values()).filter(curve -> curve.is(parameters)).findFirst();
  }

  ECParameterSpec parameters() {
    try {
      AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
      named.init(new ECGenParameterSpec(text));
      return named.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private boolean is(ECParameterSpec other) {
    ECParameterSpec own = parameters();
    return own.getCurve().equals(other.getCurve())
        && own.getGenerator().equals(other.getGenerator())
        && own.getOrder().equals(other.getOrder());
  }
}
