package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The options that the program gives a resource beside its properties; see "Resource options" in
 * Pulumi's documentation.
 *
 * @param protect whether the resource can't be deleted
 * @param ignoreChanges properties whose changes the program ignores: what is judged there is the
 *     value on record
 * @param deleteBeforeReplace empty where the program leaves it to the provider
 * @param additionalSecretOutputs outputs to be kept secret beside the provider's own
 * @param aliases URNs of the resource's former names, as far as the engine found one
 * @param customTimeouts how long the provider may take
 * @param parent the parent's URN; empty for none
 */
public record ResourceOptions(
    boolean protect,
    List<String> ignoreChanges,
    Optional<Boolean> deleteBeforeReplace,
    List<String> additionalSecretOutputs,
    List<String> aliases,
    CustomTimeouts customTimeouts,
    String parent) {

  /** The program sets nothing. */
  public static final ResourceOptions NONE =
      new ResourceOptions(
          false, List.of(), Optional.empty(), List.of(), List.of(), CustomTimeouts.NONE, "");

  public ResourceOptions {
    ignoreChanges = List.copyOf(ignoreChanges);
    requireNonNull(deleteBeforeReplace, "deleteBeforeReplace");
    additionalSecretOutputs = List.copyOf(additionalSecretOutputs);
    aliases = List.copyOf(aliases);
    requireNonNull(customTimeouts, "customTimeouts");
    requireNonNull(parent, "parent");
  }
}
