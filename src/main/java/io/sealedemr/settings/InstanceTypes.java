package io.sealedemr.settings;

import java.util.regex.Pattern;

/** How instance types are written. */
final class InstanceTypes {

  static final Pattern FORM = Pattern.compile("[a-z0-9-]+\\.[a-z0-9-]+");
  static final String ALLOWED = "an instance type, such as m5.xlarge";
  static final String USUAL = "m5.xlarge";

  /** Instance families with Graviton processors: a generation, then g, then further letters. */
  private static final Pattern ARM = Pattern.compile("(a1|[a-z]+[0-9]+g[a-z]*)\\..*");

  private InstanceTypes() {}

  static boolean isArm(String type) {
    return ARM.matcher(type).matches();
  }
}
