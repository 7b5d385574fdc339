package io.sealedemr.sandbox.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.sandbox.Layout;
import io.sealedemr.settings.Settings;
import io.sealedemr.settings.SettingsException;
import io.sealedemr.settings.StackConfig;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The committed file of one stack, as far as it can be read without its passphrase. */
public final class StackFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StackFile() {}

  /**
   * The settings of an environment; those that are secret are taken as given.
   *
   * @throws SettingsException with all faults that the program would tell
   */
  public static Settings settings(Layout layout, String environment) throws SettingsException {
    Map<String, String> values = plain(layout, environment);
    // The one plain setting without a default that a new file lacks; nothing told of a stack
    // depends on which image it is.
    values.putIfAbsent("sealed-emr:ami", "{\"sourceId\":\"ami-00000000\"}");
    return Settings.parse(StackConfig.withoutSecrets(environment, values), Clock.systemUTC());
  }

  static Path of(Layout layout, String environment) {
    return layout.root().resolve("stacks").resolve("Pulumi." + environment + ".yaml");
  }

  /** Values that are not encrypted, in the form in which Pulumi hands them to a program. */
  private static Map<String, String> plain(Layout layout, String environment) {
    Map<String, String> values = new LinkedHashMap<>();
    YamlFile.child(YamlFile.read(of(layout, environment)), "config")
        .forEach(
            (key, value) -> {
              if (!(value instanceof Map<?, ?> map && map.containsKey("secure"))) {
                values.put(key, value instanceof String text ? text : json(value));
              }
            });
    return values;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
