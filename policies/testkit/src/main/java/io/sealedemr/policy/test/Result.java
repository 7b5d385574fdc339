package io.sealedemr.policy.test;

import io.sealedemr.policy.host.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy concluded.
 *
 * @param violations one line each: what is wrong and where, as the message's first line without the
 *     policy's id
 * @param undetermined the places of unknown values that the policy hangs on; in a stack policy each
 *     after its resource's URN and a blank
 * @param messages the violations as users read them
 * @param urns the resource of each violation; empty for the stack as a whole
 * @param notApplicable why there was nothing to judge
 */
public record Result(
    List<String> violations,
    List<String> undetermined,
    List<String> messages,
    List<String> urns,
    Optional<String> notApplicable) {

  /** How the host begins the fault of a policy that could not end. */
  private static final String BROKEN = "could not be judged: ";

  static Result of(Outcome outcome, boolean showUrns) {
    return new Result(
        outcome.findings().stream().map(Outcome.Finding::fault).toList(),
        outcome.open().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(
                open -> {
                  String before = showUrns ? open.getKey() + " " : "";
                  return open.getValue().stream().map(place -> before + place);
                })
            .toList(),
        outcome.findings().stream().map(Outcome.Finding::message).toList(),
        outcome.findings().stream().map(f -> f.on() == null ? "" : f.on().urn()).toList(),
        outcome.notApplicable());
  }

  /** Whether the policy has nothing to object and nothing left open. */
  public boolean passed() {
    return violations.isEmpty() && undetermined.isEmpty();
  }

  /** Whether, beside the other result, a violation went missing and nothing says so. */
  boolean fallsSilentBeside(Result violating) {
    return undetermined.isEmpty()
        && violations.size() < violating.violations.size()
        && violations.stream().noneMatch(fault -> fault.startsWith(BROKEN));
  }

  /** Whether there are as many violations, and the same undetermined places, as in the other. */
  boolean findsTheSameAs(Result other) {
    return undetermined.equals(other.undetermined)
        && violations.size() == other.violations.size()
        && urns.equals(other.urns);
  }
}
