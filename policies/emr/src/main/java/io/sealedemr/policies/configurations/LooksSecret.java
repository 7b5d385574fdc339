package io.sealedemr.policies.configurations;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a literal secret by the name that it goes by, and by its own form. */
final class LooksSecret {

  /** Last words of names of secrets; of a name in camel case too. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:.*-)?(?:password|passwd|passphrase|pass|pwd|secret|token|credentials?|apikey"
              + "|accesskey|secretkey|privatekey|(?:access|secret|private|api|master|shared)-key)"
              + "\\d*");

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");

  /** What a name of a secret may be set to without telling it. */
  private static final Pattern NOT_LITERAL =
      Pattern.compile(
          "(?i)\\s*|true|false|none|\\$\\{[^}]*}|\\$\\w+|arn:[a-z-]+:(?:secretsmanager|ssm):.*");

  private static final List<Pattern> FORMS =
      List.of(
          // AWS access key ids (IAM User Guide, "IAM identifiers").
          Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
          Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
          // A password before the host of a URL.
          Pattern.compile("://[^/\\s:@]+:(?!\\$\\{)[^/\\s:@]+@"),
          // An assignment among options, such as a JDBC URL's.
          Pattern.compile(
              "(?i)(?:password|passwd|passphrase|pwd|secret|token|access[._-]?key|api[._-]?key)"
                  + "\\s*[=]\\s*(?!true\\b|false\\b|\\$|arn:)[^\\s&;,]"),
          // An option and its value in one text, such as a line for a shell.
          Pattern.compile("(?i)--[\\w.-]*(?:password|passphrase|secret|token)\\s+[^\\s$-]"));

  /** The form of AWS's secret access keys: 40 characters of base64, of all kinds. */
  private static final Pattern SECRET_ACCESS_KEY =
      Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9+][A-Za-z0-9/+]{39}");

  private LooksSecret() {}

  /** Whether a name is one that secrets go by: not one of a file, a class or a lifetime. */
  static boolean isName(String name) {
    String words = SEPARATORS.matcher(HUMP.matcher(name).replaceAll("-")).replaceAll("-");
    return NAME.matcher(words.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether a value is written out, and no switch or reference. */
  static boolean isLiteral(String value) {
    return !NOT_LITERAL.matcher(value).matches();
  }

  /** Whether a text holds a secret by its own form. */
  static boolean isForm(String text) {
    return FORMS.stream().anyMatch(form -> form.matcher(text).find())
        || SECRET_ACCESS_KEY.matcher(text.strip()).matches();
  }
}
