package io.sealedemr.hdfs;

import java.util.regex.Pattern;

/**
 * A directory of HDFS in which every file is encrypted under one key.
 *
 * @param path absolute and normalized; {@code /} for all of HDFS
 * @param key name of its key; a cluster whose key names have capital letters fails at its launch
 */
public record Zone(String path, String key) {

  /** Without spaces, dots alone, and the names with a dot in front that are HDFS's own. */
  public static final Pattern PATH =
      Pattern.compile("(?=.{1,255}$)(/|(/[A-Za-z0-9_][A-Za-z0-9._=+-]*)+)");

  public static final Pattern KEY = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,62}");

  public Zone {
    if (!PATH.matcher(path).matches() || !KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("no zone: " + path + " under " + key);
    }
  }

  /** Whether the other zone's path is within this one's. */
  public boolean contains(Zone other) {
    return path.equals("/") || other.path.equals(path) || other.path.startsWith(path + "/");
  }
}
