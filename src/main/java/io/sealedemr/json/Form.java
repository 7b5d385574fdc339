package io.sealedemr.json;

import java.util.List;
import java.util.regex.Pattern;

/** What may stand under a key. */
public sealed interface Form {

  /** What may stand there, in words, as faults tell it. */
  String allowed();

  /**
   * A text.
   *
   * @param pattern all of it
   * @param allowed the pattern in words
   */
  record Text(Pattern pattern, String allowed) implements Form {}

  /**
   * One of several words.
   *
   * @param words at least one
   * @param absent what is taken if the key is left out
   */
  record Choice(List<String> words, String absent) implements Form {
    @Override
    public String allowed() {
      return String.join(", ", words);
    }
  }

  /**
   * A list of different texts.
   *
   * @param pattern all of each
   * @param each the pattern in words
   * @param most how many there may be; there is at least one
   * @param absent what is taken if the key is left out
   */
  record Texts(Pattern pattern, String each, int most, List<String> absent) implements Form {
    @Override
    public String allowed() {
      return "a list of 1 to " + most + " different entries, each " + each;
    }
  }

  /**
   * A list of texts, which may be the same.
   *
   * @param pattern all of each
   * @param each the pattern in words
   * @param most how many there may be; there is at least one
   */
  record Sequence(Pattern pattern, String each, int most) implements Form {
    @Override
    public String allowed() {
      return "a list of 1 to " + most + " entries, each " + each;
    }
  }

  /**
   * A whole number.
   *
   * @param least the smallest
   * @param most the largest
   * @param unit in the plural, such as {@code days}
   */
  record Amount(int least, int most, String unit) implements Form {
    @Override
    public String allowed() {
      return "a whole number of " + unit + " from " + least + " to " + most;
    }
  }

  /**
   * A switch.
   *
   * @param absent what is taken if the key is left out
   */
  record Switch(boolean absent) implements Form {
    @Override
    public String allowed() {
      return "true or false";
    }
  }

  /**
   * An object.
   *
   * @param keys those that are known in it; none if they are the user's own
   */
  record Nested(List<String> keys) implements Form {
    @Override
    public String allowed() {
      return "an object with " + names(keys);
    }
  }

  /**
   * A list of objects.
   *
   * @param most how many there may be; there is at least one
   * @param keys those that are known in each
   */
  record Objects(int most, List<String> keys) implements Form {
    @Override
    public String allowed() {
      return "a list of 1 to " + most + " objects with " + names(keys);
    }
  }

  /**
   * Texts under keys of the user's own.
   *
   * @param keys all of each key
   * @param values all of each text
   * @param allowed both patterns in words
   */
  record Entries(Pattern keys, Pattern values, String allowed) implements Form {}

  /** A text that stands in the file encrypted. */
  record Secret() implements Form {
    @Override
    public String allowed() {
      return "a secret, as pulumi config set --secret stores it";
    }
  }

  private static String names(List<String> keys) {
    return keys.isEmpty() ? "keys and values" : String.join(", ", keys);
  }
}
