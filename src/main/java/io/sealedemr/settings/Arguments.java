package io.sealedemr.settings;

import io.sealedemr.configurations.Secrets;
import io.sealedemr.configurations.UndoingTable;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.regex.Matcher;
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

  /** A setting of an application, as it follows --conf or begins with -D. */
  private static final Pattern SETTING =
      Pattern.compile("(?:-D|--)?([A-Za-z][\\w.-]*)=(.*)", Pattern.DOTALL);

  /** In no file of an application: what holds in each of them holds here. */
  private static final String ANY_FILE = "";

  private Arguments() {}

  /**
   * The list {@code args} of a reader that shows no values. Neither secrets may be in it, nor
   * settings that switch an encryption off.
   */
  static List<String> read(ObjectReader parent) {
    List<String> arguments =
        parent.sequence("args", ARGUMENT, "a text of up to 10280 characters, in quotes", 1000);
    List<Integer> secrets = Secrets.among(arguments);
    UndoingTable undoing = UndoingTable.load();
    for (int i = 0; i < arguments.size(); i++) {
      String place = "args[" + i + "]";
      if (secrets.contains(i)) {
        parent.fault(place, SECRET, NO_SECRET);
        continue;
      }
      Matcher setting = SETTING.matcher(arguments.get(i));
      if (setting.matches()) {
        undoing
            .objection(ANY_FILE, setting.group(1), setting.group(2))
            .ifPresent(objection -> parent.fault(place, objection.found(), objection.allowed()));
      }
    }
    return arguments;
  }
}
