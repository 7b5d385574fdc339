package io.sealedemr.providers.properties;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The properties of one provider. Their file stands beside the provider's class and has its name:
 * EMR may put several provider jars onto one class path, and each must find its own.
 */
public final class ProviderProperties {

  private final Properties values;

  private ProviderProperties(Properties values) {
    this.values = values;
  }

  /**
   * Reads the properties of a provider.
   *
   * @param provider the provider's class
   * @param required keys that must be there; {@code endpoint} may be there too
   * @throws IllegalStateException if the file is missing or wrong, with all its faults
   */
  public static ProviderProperties of(Class<?> provider, String... required) {
    String file = provider.getSimpleName() + ".properties";
    Properties values = new Properties();
    try (InputStream stream = provider.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The jar of "
                + provider.getName()
                + " has no "
                + file
                + " beside the class; it must name: "
                + String.join(", ", required));
      }
      values.load(stream);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          file + " of " + provider.getName() + " is no properties file", e);
    }
    List<String> faults = new ArrayList<>();
    for (String key : required) {
      if (values.getProperty(key, "").isEmpty()) {
        faults.add(key + ": missing");
      }
    }
    List<String> names = new ArrayList<>(values.stringPropertyNames());
    Collections.sort(names);
    for (String name : names) {
      if (!name.equals("endpoint") && !Arrays.asList(required).contains(name)) {
        faults.add(name + ": not known");
      }
    }
    String endpoint = values.getProperty("endpoint");
    if (endpoint != null && !isSafe(endpoint)) {
      faults.add("endpoint: found \"" + endpoint + "\", allowed: an https URL");
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          file + " of " + provider.getName() + ": " + String.join("; ", faults));
    }
    return new ProviderProperties(values);
  }

  /** The value of a required key. */
  public String get(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " was not required");
    }
    return value;
  }

  /**
   * URL of the service where the region's own is not to be used: an interface endpoint of a VPC
   * without private DNS.
   */
  public Optional<String> endpoint() {
    return Optional.ofNullable(values.getProperty("endpoint"));
  }

  /** Secrets travel there: in clear over the loopback interface only. */
  private static boolean isSafe(String endpoint) {
    try {
      URI uri = new URI(endpoint);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && uri.getHost().equals("127.0.0.1")));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
