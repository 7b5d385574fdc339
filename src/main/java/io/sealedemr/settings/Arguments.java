package io.sealedemr.settings;

import io.sealedemr.configurations.Secrets;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.regex.Pattern;

/** Arguments of steps and of bootstrap actions. */
final class Arguments {

  static final Pattern NAME = Pattern.compile("[\\x20-\\x7e]{1,256}");
  static final String A_NAME = "up to 256 printable ASCII characters";
  static final Pattern TEXT = Pattern.compile(".*", Pattern.DOTALL);

  static final String SECRET = "what looks like a secret";
  static final String NO_SECRET =
      "no secret, since arguments are shown to everybody who may describe the cluster; let the"
          + " program that gets them fetch it from Secrets Manager";

  private static final Pattern ARGUMENT = Pattern.compile(".{1,10280}", Pattern.DOTALL);

  private Arguments() {}

  /** The list {@code args} of a reader that shows no values. */
  static List<String> read(ObjectReader parent) {
    List<String> arguments =
        parent.sequence("args", ARGUMENT, "a text of up to 10280 characters, in quotes", 1000);
    for (int i : Secrets.among(arguments)) {
      parent.fault("args[" + i + "]", SECRET, NO_SECRET);
    }
    return arguments;
  }
}
