package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A policy pack: the policies, in the order in which they are asked.
 *
 * <pre>{@code
 * Pack pack = Pack.of("volumes", "1.0.0", List.of(new VolumeUnencrypted(), new TooManyNodes()))
 *     .level(Level.ADVISORY)
 *     .initially("too-many-nodes", Level.MANDATORY, Map.of("mostNodes", 100));
 * }</pre>
 *
 * @param name letters, digits, {@code -}, {@code _} and {@code .}, at most 100
 * @param version such as {@code 1.2.0}; a version in {@code PulumiPolicy.yaml} goes first
 * @param level the level of the policies that have none of their own
 * @param strict whether a policy that can't decide in a preview counts at its own level, and not as
 *     advisory; users can have it so for any pack by {@code PULUMI_POLICY_STRICT=1}
 * @param initial what is configured as long as a user configures nothing else, by policy
 * @param policies the policies
 */
public record Pack(
    String name,
    String version,
    Level level,
    boolean strict,
    Map<String, Initial> initial,
    List<Policy> policies) {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_.]{1,100}");

  /** What the engine can read: anything else ends the start of the pack in the engine's words. */
  private static final Pattern VERSION =
      Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

  /** The host's own policy, which every pack has: it judges the file of exemptions. */
  private static final String EXEMPTIONS = "exemptions";

  /**
   * The configuration that a pack gives one of its policies; a user's own goes first, setting by
   * setting.
   *
   * @param level always said: the engine would take nothing for advisory
   * @param settings plain Java values by the settings' names, see {@link Value#of}
   */
  public record Initial(Level level, Map<String, Object> settings) {
    public Initial {
      requireNonNull(level, "level");
      settings = Map.copyOf(settings);
    }
  }

  public Pack {
    requireNonNull(version, "version");
    requireNonNull(level, "level");
    initial = Map.copyOf(initial);
    policies = List.copyOf(policies);
    List<String> faults = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      faults.add("the name may hold up to 100 letters, digits, '-', '_' and '.'");
    }
    if (!VERSION.matcher(version).matches()) {
      faults.add("the version is \"" + version + "\", wanted one like 1.2.0");
    }
    Set<String> names = new HashSet<>();
    for (Policy policy : policies) {
      if (!names.add(policy.spec().name())) {
        faults.add("two policies are called \"" + policy.spec().name() + "\"");
      }
      if (policy.spec().name().equals(EXEMPTIONS)) {
        faults.add("\"" + EXEMPTIONS + "\" is a reserved name");
      }
    }
    for (String configured : initial.keySet()) {
      if (!names.contains(configured)) {
        faults.add("it configures \"" + configured + "\", which is none of its policies");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid policy pack \"" + name + "\": " + String.join("; ", faults) + ".");
    }
  }

  /** A pack whose policies are mandatory unless they say otherwise. */
  public static Pack of(String name, String version, List<? extends Policy> policies) {
    return new Pack(name, version, Level.MANDATORY, false, Map.of(), List.copyOf(policies));
  }

  /** The same with another level for the policies that have none of their own. */
  public Pack level(Level other) {
    return new Pack(name, version, other, strict, initial, policies);
  }

  /** The same, and what can't be decided in a preview counts at the policy's own level. */
  public Pack strictly() {
    return new Pack(name, version, level, true, initial, policies);
  }

  /** The same with a configuration for one of its policies; see {@link Initial}. */
  public Pack initially(String policy, Level policyLevel, Map<String, Object> settings) {
    Map<String, Initial> more = new LinkedHashMap<>(initial);
    more.put(policy, new Initial(policyLevel, settings));
    return new Pack(name, version, level, strict, more, policies);
  }
}
