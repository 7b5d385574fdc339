package io.sealedemr.conformance.engine;

import java.util.List;
import java.util.Set;

/**
 * A row of the table of cases.
 *
 * @param name the case
 * @param what the scenario of it
 * @param run what is run; several scenarios may look at one run
 * @param policies the policies of the run that the scenario is about; empty for all that is seen
 * @param preview what the preview must show
 * @param update what the update must show
 */
record Scenario(
    String name, String what, Run run, Set<String> policies, Expected preview, Expected update) {

  /**
   * What an operation must show.
   *
   * @param passes whether it succeeds; not looked at where others have a part in the run
   * @param events all events in their short form, in any order; see {@link Seen}
   * @param otherwise the events that are as good; the same where there is but one way
   */
  record Expected(boolean passes, List<String> events, List<String> otherwise) {

    /** The same, or these events. */
    Expected or(String... others) {
      return new Expected(passes, events, List.of(others));
    }
  }

  /** Succeeds, with these events and no others. */
  static Expected passes(String... events) {
    return new Expected(true, List.of(events), List.of(events));
  }

  /** Fails, with these events and no others. */
  static Expected fails(String... events) {
    return new Expected(false, List.of(events), List.of(events));
  }

  /** The same in preview and update. */
  static Scenario of(String name, String what, Run run, Expected both) {
    return new Scenario(name, what, run, Set.of(), both, both);
  }

  static Scenario of(String name, String what, Run run, Expected preview, Expected update) {
    return new Scenario(name, what, run, Set.of(), preview, update);
  }

  /** The same, about some of the policies only. */
  Scenario about(String... some) {
    return new Scenario(name, what, run, Set.of(some), preview, update);
  }

  /** What of all that was seen the scenario is about. */
  List<String> events(Seen seen) {
    return seen.events().stream()
        .filter(event -> policies.isEmpty() || policies.contains(event.policy()))
        .map(Seen.Event::text)
        .toList();
  }

  /** Whether it is what was expected. */
  boolean fits(Expected expected, Seen seen) {
    List<String> events = events(seen).stream().sorted().toList();
    return (events.equals(expected.events().stream().sorted().toList())
            || events.equals(expected.otherwise().stream().sorted().toList()))
        && (!policies.isEmpty() || expected.passes() == seen.passed());
  }

  @Override
  public String toString() {
    return name + ": " + what;
  }
}
