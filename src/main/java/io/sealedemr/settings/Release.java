package io.sealedemr.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of EMR.
 *
 * @param major such as 7
 * @param minor such as 9
 */
record Release(int major, int minor) {

  static final Pattern LABEL = Pattern.compile("emr-([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");

  /** The release of a label; the newest there can be if that is none, which is told elsewhere. */
  static Release of(String label) {
    Matcher parts = LABEL.matcher(label);
    return parts.matches()
        ? new Release(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
        : new Release(Integer.MAX_VALUE, 0);
  }

  boolean isBefore(int otherMajor, int otherMinor) {
    return major < otherMajor || (major == otherMajor && minor < otherMinor);
  }
}
