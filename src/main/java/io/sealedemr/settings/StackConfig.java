package io.sealedemr.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pulumi.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configuration as Pulumi hands it over.
 *
 * @param stack the stack's name
 * @param values by full key, such as {@code aws:region}; structured values are JSON texts
 * @param plainKeys keys that are known to stand in plain text in the stack's file
 * @param secretsReadable whether secrets are among the values; if not, they are taken as given
 * @param project the project's folder, where files are that settings name
 */
public record StackConfig(
    String stack,
    Map<String, String> values,
    List<String> plainKeys,
    boolean secretsReadable,
    Path project) {

  /** Pulumi runs the program in the project's folder. */
  private static final Path HERE = Path.of("");

  private static final ObjectMapper JSON = new ObjectMapper();

  public StackConfig {
    values = Map.copyOf(values);
    plainKeys = List.copyOf(plainKeys);
  }

  /** A configuration with its secrets. */
  public StackConfig(String stack, Map<String, String> values, List<String> plainKeys) {
    this(stack, values, plainKeys, true, HERE);
  }

  /** What can be told of a configuration by someone who can't decrypt its secrets. */
  public static StackConfig withoutSecrets(String stack, Map<String, String> values) {
    return withoutSecrets(stack, values, HERE);
  }

  /**
   * The same, for a project in another folder.
   *
   * @param project the project's folder
   */
  public static StackConfig withoutSecrets(String stack, Map<String, String> values, Path project) {
    return new StackConfig(stack, values, List.of(), false, project);
  }

  /**
   * Reads the configuration of the running stack.
   *
   * @param environment the process's: only there does the language host list all keys, and which of
   *     them are secret; Pulumi's own API answers for single keys
   */
  public static StackConfig read(Context ctx, Map<String, String> environment) {
    Map<String, String> values = new TreeMap<>();
    for (String key : Settings.KEYS) {
      String[] parts = key.split(":", 2);
      ctx.config(parts[0]).get(parts[1]).ifPresent(value -> values.put(key, value));
    }
    Map<String, String> all =
        parse(environment.get("PULUMI_CONFIG"), new TypeReference<Map<String, String>>() {});
    if (all == null) {
      return new StackConfig(ctx.stackName(), values, List.of());
    }
    all.forEach(
        (key, value) -> {
          if (key.startsWith(Settings.NAMESPACE)) {
            values.putIfAbsent(key, value);
          }
        });
    List<String> secretKeys =
        parse(environment.get("PULUMI_CONFIG_SECRET_KEYS"), new TypeReference<List<String>>() {});
    List<String> plainKeys =
        secretKeys == null
            ? List.of()
            : values.keySet().stream().filter(key -> !secretKeys.contains(key)).toList();
    return new StackConfig(ctx.stackName(), values, plainKeys);
  }

  private static <T> @Nullable T parse(@Nullable String json, TypeReference<T> type) {
    if (json == null || json.isEmpty()) {
      return null;
    }
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException broken) {
      // Without the text: it holds the secrets.
      throw new IllegalStateException("Pulumi's environment has a configuration that is no JSON");
    }
  }
}
