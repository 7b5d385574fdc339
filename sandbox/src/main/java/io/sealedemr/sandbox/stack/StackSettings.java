package io.sealedemr.sandbox.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealedemr.settings.StackConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings of one stack: the plain ones from its file, the secret ones through Pulumi. */
public final class StackSettings {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Cli cli;

  StackSettings(Path file, Cli cli) {
    this.file = file;
    this.cli = cli;
  }

  /** The plain settings of a stack file, as Pulumi hands them over; they need no Pulumi. */
  public static StackConfig plain(Path file, String stack) {
    return plain(Files.exists(file) ? YamlFile.read(file) : Map.of(), stack);
  }

  /** The plain settings in the content of a stack file. */
  static StackConfig plain(Map<String, Object> content, String stack) {
    Map<String, String> values = new TreeMap<>();
    YamlFile.child(new TreeMap<>(content), "config")
        .forEach(
            (key, value) -> {
              if (!(value instanceof Map<?, ?> map && map.containsKey("secure"))) {
                values.put(key, text(value));
              }
            });
    return StackConfig.withoutSecrets(stack, values);
  }

  /** The plain settings. */
  public StackConfig plain() {
    return plain(file, cli.stack());
  }

  /** Whether a setting is there, plain or secret. */
  public boolean has(String key) {
    return config(file).containsKey(key);
  }

  /** The value of a secret setting; empty if it is not set. */
  public Optional<String> secret(String key) {
    return has(key) ? Optional.of(cli.ask("config", "get", key).strip()) : Optional.empty();
  }

  /** Stores a secret setting in the place of what was there. */
  public void setSecret(String key, String value) {
    cli.setSecret(key, value);
  }

  /** Takes a setting away. */
  public void remove(String key) {
    cli.ask("config", "rm", key);
  }

  private static Map<String, Object> config(Path file) {
    return Files.exists(file) ? YamlFile.child(YamlFile.read(file), "config") : Map.of();
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> || value instanceof List<?>) {
      try {
        return JSON.writeValueAsString(value);
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException("what came from YAML can't be written as JSON");
      }
    }
    return String.valueOf(value);
  }
}
