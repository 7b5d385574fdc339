package io.sealedemr.providers.node;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Secrets with wrapping keys: the same id has the same key in all of them. */
public final class Secrets {

  private final Map<String, String> keys = new HashMap<>();

  /** A secret with these keys. */
  public String with(String current, String... ids) {
    return Stream.concat(
            Stream.of("\"current\":\"" + current + "\""),
            Stream.of(ids).map(id -> "\"" + id + "\":\"" + key(id) + "\""))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** The key of this id in Base64. */
  public String key(String id) {
    return keys.computeIfAbsent(id, unused -> fresh());
  }

  private static String fresh() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
