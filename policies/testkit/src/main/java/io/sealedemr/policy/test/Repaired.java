package io.sealedemr.policy.test;

import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import io.sealedemr.policy.host.Repair;
import java.util.List;
import java.util.Optional;

/**
 * What came of a repair.
 *
 * @param properties the resource's properties afterwards
 * @param changed whether they differ from what they were
 * @param undetermined the places of unknown values that the repair hangs on
 * @param failures why a change could not be made
 * @param notApplicable why there was nothing to repair
 */
public record Repaired(
    Value properties,
    boolean changed,
    List<String> undetermined,
    List<String> failures,
    Optional<String> notApplicable) {

  static Repaired of(Repair.Result result) {
    return new Repaired(
        Codec.decode(result.properties()),
        result.changed(),
        result.open().stream().map(Object::toString).toList(),
        result.failures(),
        result.notApplicable());
  }
}
