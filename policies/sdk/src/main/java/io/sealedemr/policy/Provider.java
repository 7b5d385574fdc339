package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

/**
 * The provider that manages a resource, itself a resource of the stack.
 *
 * @param type the type token, such as {@code pulumi:providers:aws}
 * @param name the name in the program, or one like {@code default_6_83_0}
 * @param urn the URN
 * @param properties the cursor on its settings, such as {@code region} and {@code defaultTags}
 */
public record Provider(String type, String name, String urn, Property properties) {

  public Provider {
    requireNonNull(type, "type");
    requireNonNull(name, "name");
    requireNonNull(urn, "urn");
    requireNonNull(properties, "properties");
  }

  /** The place below the settings; see {@link Property#at}. */
  public Property at(String... keys) {
    return properties.at(keys);
  }

  /** The URN; no settings. */
  @Override
  public String toString() {
    return urn;
  }
}
