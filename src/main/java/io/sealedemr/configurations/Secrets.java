package io.sealedemr.configurations;

import java.util.Locale;
import java.util.regex.Pattern;

/** Finds what looks like a secret, by its name and by its form. */
final class Secrets {

  /** Words of a name, compared without its separators, so that access.key is accessKey. */
  private static final Pattern NAME =
      Pattern.compile(
          "passw(or)?d|passphrase|secret|credential|token|accesskey|secretkey|privatekey|apikey"
              + "|keystorepass$|truststorepass$");

  /** Last words of names that say where a secret is, or how it is handled. */
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?i).*[._-](file|path|provider(s|\\.path|\\.mapping)?|class|alias|type|kind|service"
              + "|max-?lifetime|renew-?interval|update-?interval|validity|enabled?|num-?tokens)");

  private static final Pattern SWITCH = Pattern.compile("(?i)\\s*(true|false)\\s*");

  /** PEM, AWS's access key ids, a password in a URL's authority, and assignments in options. */
  private static final Pattern VALUE =
      Pattern.compile(
          "-----BEGIN |\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|://[^/\\s:@]+:[^/\\s@]+@"
              + "|(?i)(passw(or)?d|pwd|passphrase|secret|token|access_?key|api_?key)\\s*="
              + "\\s*(?!(true|false)\\b)[^\\s&;]");

  /** The form of AWS's secret access keys: 40 characters of base64, of all kinds. */
  private static final Pattern SECRET_ACCESS_KEY =
      Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9/+]{40}");

  private Secrets() {}

  static boolean looksSecret(String property, String value) {
    String name = property.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    boolean named =
        NAME.matcher(name).find()
            && !ABOUT.matcher(property).matches()
            && !SWITCH.matcher(value).matches()
            && !value.isBlank();
    return named
        || VALUE.matcher(value).find()
        || SECRET_ACCESS_KEY.matcher(value.trim()).matches();
  }
}
