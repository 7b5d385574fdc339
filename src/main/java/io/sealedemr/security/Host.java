package io.sealedemr.security;

import java.util.regex.Pattern;

/** A host with or without a port, as the servers of a KDC are named. */
final class Host {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?");

  private Host() {}

  static void require(String key, String host) {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          key + ": found \"" + host + "\", allowed: a host, or host:port");
    }
  }
}
