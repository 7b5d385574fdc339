package io.sealedemr.configurations;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of one file of an application (EMR Release Guide, "Configure applications").
 *
 * @param classification the file's name at EMR, such as {@code core-site}
 * @param properties by name, sorted
 * @param configurations parts of the file that EMR names by themselves: {@code export} for the
 *     variables of a classification whose name ends with {@code -env}
 */
public record Configuration(
    String classification, Map<String, String> properties, List<Configuration> configurations) {

  public Configuration {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    configurations = List.copyOf(configurations);
  }

  /** A configuration without parts. */
  public Configuration(String classification, Map<String, String> properties) {
    this(classification, properties, List.of());
  }

  /** Whether it is one of environment variables, which stand in its part {@code export}. */
  boolean isEnvironment() {
    return classification.endsWith("-env");
  }
}
