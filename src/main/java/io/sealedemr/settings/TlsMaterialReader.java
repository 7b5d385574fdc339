package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import io.sealedemr.tls.TlsCheck;
import io.sealedemr.tls.TlsMaterial;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the nodes' certificate and key, as {@code ./sealed tls} made them. */
final class TlsMaterialReader {

  static final String KEY = Settings.NAMESPACE + "tlsMaterial";
  private static final Pattern PEM = Pattern.compile("\\s*-----BEGIN .*", Pattern.DOTALL);

  private TlsMaterialReader() {}

  static TlsMaterial read(StackConfig config, String region, Clock clock, Faults faults) {
    TlsSettings settings = TlsSettings.read(config, region, faults);
    String text = Settings.secret(config, KEY, "./sealed tls create " + config.stack(), faults);
    if (text.isEmpty()) {
      return new TlsMaterial("", "", "");
    }
    ObjectReader tls =
        ObjectReader.of(
            KEY,
            text,
            true,
            faults,
            List.of("privateKey", "certificateChain", "trustedCertificates"));
    TlsMaterial material =
        new TlsMaterial(
            tls.required("privateKey", PEM, "a PKCS #8 key as PEM text"),
            tls.required("certificateChain", PEM, "certificates as PEM text, the nodes' first"),
            tls.required("trustedCertificates", PEM, "certificates as PEM text"));
    if (!region.isEmpty()
        && !material.privateKey().isEmpty()
        && !material.certificateChain().isEmpty()
        && !material.trustedCertificates().isEmpty()) {
      new TlsCheck(settings.domain(), settings.names(), clock)
          .faults(material)
          .forEach(
              fault ->
                  faults.add(
                      KEY
                          + ": "
                          + fault
                          + "; make another with: ./sealed tls rotate "
                          + config.stack()));
    }
    return material;
  }
}
