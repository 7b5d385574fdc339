package io.sealedemr.configurations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what looks like a secret, by its name and by its form. */
public final class Secrets {

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

  /** A name and its value in one argument, such as {@code --conf} wants them. */
  private static final Pattern ASSIGNMENT = Pattern.compile("(?s)([^=\\s]+)=(.*)");

  /** Arguments that say which secret is meant, or where it is. */
  private static final Pattern REFERENCE = Pattern.compile("(?i).*[._-](arn|id|name|uri|url)");

  private static final Pattern PLACE = Pattern.compile("(arn:|s3://|/).*");

  private Secrets() {}

  /** The places of the arguments that look like secrets, by themselves or by those before them. */
  public static List<Integer> among(List<String> arguments) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      Matcher assignment = ASSIGNMENT.matcher(argument);
      boolean secret =
          assignment.matches()
              ? secretArgument(assignment.group(1), assignment.group(2))
              : i > 0
                  && arguments.get(i - 1).startsWith("-")
                  && !arguments.get(i - 1).contains("=")
                  && !argument.startsWith("-")
                  && secretArgument(arguments.get(i - 1), argument);
      if (secret || looksSecret("", argument)) {
        places.add(i);
      }
    }
    return places;
  }

  private static boolean secretArgument(String name, String value) {
    return !REFERENCE.matcher(name).matches()
        && !PLACE.matcher(value).matches()
        && looksSecret(name, value);
  }

  /** Whether a property, or its value, looks like a secret. */
  public static boolean looksSecret(String property, String value) {
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
