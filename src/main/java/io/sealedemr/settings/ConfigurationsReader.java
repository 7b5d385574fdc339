package io.sealedemr.settings;

import io.sealedemr.configurations.Configuration;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a list of configuration classifications. Only their form: what they set is judged when they
 * are merged with what encryption needs.
 */
final class ConfigurationsReader {

  private static final Pattern CLASSIFICATION = Pattern.compile("[a-z][a-z0-9-]{0,127}");
  private static final Pattern PROPERTY = Pattern.compile("[\\x21-\\x7e]{1,256}");
  private static final Pattern VALUE = Pattern.compile(".*", Pattern.DOTALL);

  /** A file, and its parts. */
  private static final int DEPTH = 2;

  private ConfigurationsReader() {}

  static List<Configuration> read(ObjectReader parent) {
    return read(parent, DEPTH);
  }

  private static List<Configuration> read(ObjectReader parent, int depth) {
    List<String> keys =
        depth > 1
            ? List.of("classification", "properties", "configurations")
            : List.of("classification", "properties");
    // A secret may stand anywhere, also where none belongs.
    return parent
        .hidden(true)
        .objects("configurations", 100, keys, entry -> configuration(entry, depth));
  }

  private static Configuration configuration(ObjectReader entry, int depth) {
    String classification =
        entry
            .hidden(false)
            .required("classification", CLASSIFICATION, "a classification of EMR, as core-site");
    if (!entry.broken() && !entry.has("properties") && !entry.has("configurations")) {
      entry.fault("properties", "nothing", "one property or more");
    }
    return new Configuration(
        classification,
        entry
            .object("properties", List.of())
            .entries(PROPERTY, VALUE, "a text, in quotes, under a name without spaces"),
        depth > 1 ? read(entry, depth - 1) : List.of());
  }
}
