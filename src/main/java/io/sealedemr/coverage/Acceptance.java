package io.sealedemr.coverage;

import java.util.List;
import java.util.Set;

/**
 * What an environment accepts of its gaps.
 *
 * @param accepted ids of gaps that are accepted, by their own name or their group's
 * @param errors one line for each gap that is not accepted, and for each word that is no id
 * @param warnings one line for each acceptance that accepts nothing. It is no error: one stack file
 *     may serve several releases, and an upgrade that closes a gap must not break it
 */
public record Acceptance(Set<String> accepted, List<String> errors, List<String> warnings) {

  /** The setting that lists what is accepted. */
  public static final String KEY = "sealed-emr:encryption.accept";

  public Acceptance {
    accepted = Set.copyOf(accepted);
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
