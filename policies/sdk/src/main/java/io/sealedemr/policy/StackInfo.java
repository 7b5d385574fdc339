package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;

/**
 * The stack that is judged. Where the engine does not tell ({@code pulumi policy publish} and
 * {@code analyze}), it is {@link #NONE}.
 *
 * <pre>{@code
 * boolean production = it.stack().name().startsWith("prod");
 * String region = it.stack().config().getOrDefault("aws:region", "");
 * }</pre>
 *
 * @param organization empty where the backend has none
 * @param project the program's name
 * @param name the stack's name
 * @param preview whether nothing is applied: unknown values are to be expected
 * @param config the stack's configuration, secrets decrypted, by full key ({@code aws:region})
 * @param secretKeys the keys of the configuration that are secret
 * @param tags the stack's tags
 */
public record StackInfo(
    String organization,
    String project,
    String name,
    boolean preview,
    Map<String, String> config,
    Set<String> secretKeys,
    Map<String, String> tags) {

  /** No stack is known. */
  public static final StackInfo NONE =
      new StackInfo("", "", "", true, Map.of(), Set.of(), Map.of());

  public StackInfo {
    requireNonNull(organization, "organization");
    requireNonNull(project, "project");
    requireNonNull(name, "name");
    config = Map.copyOf(config);
    secretKeys = Set.copyOf(secretKeys);
    tags = Map.copyOf(tags);
  }

  /** Without the configuration: it may hold secrets. */
  @Override
  public String toString() {
    return organization + "/" + project + "/" + name + (preview ? " (preview)" : "");
  }
}
