package io.sealedemr.settings;

import java.util.regex.Pattern;

/** How instance types are written. */
final class InstanceTypes {

  static final Pattern FORM = Pattern.compile("[a-z0-9-]+\\.[a-z0-9-]+");
  static final String ALLOWED = "an instance type, such as m5.xlarge";
  static final String USUAL = "m5.xlarge";

  private InstanceTypes() {}
}
