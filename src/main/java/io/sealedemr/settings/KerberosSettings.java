package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The cluster's own KDC.
 *
 * @param realm such as {@code EC2.INTERNAL}
 * @param kdcAdminPassword password of the KDC's administrator
 */
public record KerberosSettings(String realm, Secret kdcAdminPassword) {

  private static final Pattern REALM = Pattern.compile("[A-Z0-9]([A-Z0-9.-]{0,126}[A-Z0-9])?");
  private static final Pattern PASSWORD = Pattern.compile("[\\x21-\\x7e]{16,256}");

  static KerberosSettings read(StackConfig config, Faults faults) {
    ObjectReader kerberos =
        ObjectReader.of(
            Settings.NAMESPACE + "kerberos",
            config.values().get(Settings.NAMESPACE + "kerberos"),
            false,
            faults,
            List.of("realm"));
    String key = Settings.NAMESPACE + "kdcAdminPassword";
    String password = Settings.secret(config, key, "kerberos create", faults);
    if (!password.isEmpty() && !PASSWORD.matcher(password).matches()) {
      faults.found(
          key, "a secret of another form", "16 to 256 printable ASCII characters without spaces");
    }
    return new KerberosSettings(
        kerberos
            .optional("realm", REALM, "a realm in upper case, such as EC2.INTERNAL")
            .orElse("EC2.INTERNAL"),
        new Secret(password));
  }
}
