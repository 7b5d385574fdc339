package io.sealedemr.security;

import java.util.regex.Pattern;

/** The full name of a Java class. */
final class ClassName {

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");

  private ClassName() {}

  static void require(String key, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          key + ": found \"" + name + "\", allowed: the full name of a class");
    }
  }
}
