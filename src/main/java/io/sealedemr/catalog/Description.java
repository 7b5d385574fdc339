package io.sealedemr.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * What a setting is for, in words.
 *
 * @param key the setting's key; a part such as {@code <key>} stands for any
 * @param byDefault what is taken if it is left out; empty if that is nothing
 * @param text one sentence
 */
public record Description(String key, String byDefault, String text) {

  /**
   * Reads descriptions: a line each, key, default and text parted by tabs. Lines that begin with
   * {@code #} are remarks.
   *
   * @throws IllegalArgumentException for another line
   */
  static List<Description> parse(String lines) {
    List<Description> descriptions = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      if (line.startsWith("#") || line.isEmpty()) {
        continue;
      }
      String[] parts = line.split("\t", -1);
      if (parts.length != 3) {
        throw new IllegalArgumentException("no key, default and text parted by tabs: " + line);
      }
      descriptions.add(new Description(parts[0], parts[1], parts[2]));
    }
    return List.copyOf(descriptions);
  }

  /** Whether it is of this setting. */
  boolean describes(String setting) {
    String[] mine = key.split("\\.", -1);
    String[] its = setting.split("\\.", -1);
    if (mine.length != its.length) {
      return false;
    }
    for (int i = 0; i < mine.length; i++) {
      if (!mine[i].equals(its[i]) && !mine[i].startsWith("<")) {
        return false;
      }
    }
    return true;
  }
}
