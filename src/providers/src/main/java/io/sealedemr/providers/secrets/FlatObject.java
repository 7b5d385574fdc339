package io.sealedemr.providers.secrets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a JSON object whose values are all texts. A reader of its own, since the JSON library on a
 * node's class path differs from release to release, and since others quote their input in
 * messages.
 */
public final class FlatObject {

  private final String text;
  private int at;

  private FlatObject(String text) {
    this.text = text;
  }

  /**
   * The names and texts, in their order.
   *
   * @throws IllegalArgumentException if it is anything else; says where, and quotes nothing
   */
  public static Map<String, String> parse(String text) {
    return Collections.unmodifiableMap(new FlatObject(text).object());
  }

  private Map<String, String> object() {
    Map<String, String> members = new LinkedHashMap<>();
    expect('{');
    if (next() == '}') {
      at++;
    } else {
      do {
        int start = at;
        String name = string();
        expect(':');
        if (members.put(name, string()) != null) {
          throw fault(start, "a name that was there before");
        }
      } while (comma());
    }
    if (next() != END) {
      throw fault(at, "something after the end of the object");
    }
    return members;
  }

  private static final char END = '\uffff';

  /** The next character that is not white space, which stays unread. */
  private char next() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw fault(at, "no " + wanted);
    }
    at++;
  }

  private boolean comma() {
    char found = next();
    if (found != ',' && found != '}') {
      throw fault(at, "neither a comma nor the object's end");
    }
    at++;
    return found == ',';
  }

  private String string() {
    if (next() != '"') {
      throw fault(at, "no text in quotation marks");
    }
    at++;
    StringBuilder characters = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return characters.toString();
      }
      if (c < ' ') {
        throw fault(at - 1, "a control character in a text");
      }
      characters.append(c == '\\' ? escaped() : c);
    }
    throw fault(at, "a text without an end");
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : END;
    int known = "\"\\/bfnrt".indexOf(c);
    if (known >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(known);
    }
    if (c == 'u' && at + 4 <= text.length()) {
      int value = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(text.charAt(at + i), 16);
        if (digit < 0) {
          throw fault(at + i, "no hexadecimal digit");
        }
        value = value * 16 + digit;
      }
      at += 4;
      return (char) value;
    }
    throw fault(at - 1, "an unknown escape");
  }

  private static IllegalArgumentException fault(int at, String found) {
    return new IllegalArgumentException(
        "not a JSON object of texts: at character " + (at + 1) + " there is " + found);
  }
}
