package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A policy pack: the policies, in the order in which they are asked.
 *
 * @param name letters, digits, {@code -}, {@code _} and {@code .}, at most 100
 * @param version such as {@code 1.2.0}; a version in {@code PulumiPolicy.yaml} goes first
 * @param level the level of the policies that have none of their own
 */
public record Pack(String name, String version, Level level, List<Policy> policies) {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_.]{1,100}");

  public Pack {
    requireNonNull(version, "version");
    requireNonNull(level, "level");
    policies = List.copyOf(policies);
    List<String> faults = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      faults.add("the name may hold up to 100 letters, digits, '-', '_' and '.'");
    }
    Set<String> names = new HashSet<>();
    for (Policy policy : policies) {
      if (!names.add(policy.spec().name())) {
        faults.add("two policies are called \"" + policy.spec().name() + "\"");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid policy pack \"" + name + "\": " + String.join("; ", faults) + ".");
    }
  }

  /** A pack whose policies are mandatory unless they say otherwise. */
  public static Pack of(String name, String version, List<? extends Policy> policies) {
    return new Pack(name, version, Level.MANDATORY, List.copyOf(policies));
  }
}
