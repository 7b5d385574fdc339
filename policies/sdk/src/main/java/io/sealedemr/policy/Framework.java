package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

/**
 * The requirement of a compliance framework that a policy checks.
 *
 * @param name the framework, such as {@code NIST 800-53}
 * @param version its version, such as {@code 5}
 * @param reference the requirement's id, such as {@code SC-28}
 * @param specification the requirement's title or text
 */
public record Framework(String name, String version, String reference, String specification) {
  public Framework {
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    requireNonNull(reference, "reference");
    requireNonNull(specification, "specification");
  }
}
