package io.sealedemr.policy.host;

import io.sealedemr.policy.Path;
import io.sealedemr.policy.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy concluded.
 *
 * @param findings its violations, in the order in which they were reported
 * @param open the places of unknown values that it hangs on, by the URN of the resource that has
 *     them
 * @param notApplicable why there was nothing to judge
 */
public record Outcome(
    List<Finding> findings, Map<String, Set<Path>> open, Optional<String> notApplicable) {

  /**
   * A violation.
   *
   * @param on the resource; null for the stack as a whole
   * @param where the place in the resource's properties; null if the policy names none
   * @param judged false for a policy that could not come to an end
   * @param fault what is wrong and where, one sentence
   * @param message all that the user is shown: the policy's id, the fault, why it matters, the fix
   */
  public record Finding(
      @Nullable Resource on, @Nullable Path where, boolean judged, String fault, String message) {}
}
