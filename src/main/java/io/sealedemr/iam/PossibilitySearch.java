package io.sealedemr.iam;

import io.sealedemr.iam.PolicyStatement.Reach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Searches for a call that is allowed: it tries the values that the policy itself names, and the
 * absence of each key. A call that is found is proof; where none is found and the policy has more
 * than can be tried, the answer is UNDECIDED.
 */
final class PossibilitySearch {

  /** A value that no policy names: it fits what is only forbidden to be something else. */
  private static final String OTHER = "any-other-value";

  /** Far more than a policy of people has; a bound for one of a fuzzer. */
  private static final int MOST_CALLS = 20_000;

  private final ResourcePolicy policy;
  private final List<PolicyStatement> statements;

  PossibilitySearch(ResourcePolicy policy, List<PolicyStatement> statements) {
    this.policy = policy;
    this.statements = statements;
  }

  Possibility search(String principal, String action, List<Given> given) {
    Set<String> possible = new LinkedHashSet<>();
    Set<String> delegated = new LinkedHashSet<>();
    Set<String> undecided = new LinkedHashSet<>();
    for (PolicyStatement statement : statements) {
      Reach reach = statement.reach(principal);
      if (statement.effect() == Effect.DENY
          || reach == Reach.NOT
          || statement.isAbout(action) == Truth.NO) {
        continue;
      }
      switch (search(statement, principal, action, given)) {
        case POSSIBLE -> possible.add(statement.name());
        case DELEGATED -> delegated.add(statement.name());
        case UNDECIDED -> undecided.add(statement.name());
        case IMPOSSIBLE -> {
          // Nothing to tell of it.
        }
      }
    }
    if (!possible.isEmpty()) {
      return new Possibility(Possibility.Kind.POSSIBLE, List.copyOf(possible));
    }
    if (!delegated.isEmpty()) {
      return new Possibility(Possibility.Kind.DELEGATED, List.copyOf(delegated));
    }
    return undecided.isEmpty()
        ? new Possibility(Possibility.Kind.IMPOSSIBLE, List.of())
        : new Possibility(Possibility.Kind.UNDECIDED, List.copyOf(undecided));
  }

  private Possibility.Kind search(
      PolicyStatement statement, String principal, String action, List<Given> given) {
    Possibility.Kind kind = tryAll(statement, principal, action, given);
    if (kind != Possibility.Kind.IMPOSSIBLE) {
      return kind;
    }
    if (deniedWhatever(principal, action) || contradicts(statement, given)) {
      return Possibility.Kind.IMPOSSIBLE;
    }
    // It may be that only the right value was not tried.
    return Possibility.Kind.UNDECIDED;
  }

  /** Whether a Deny without conditions is in the way. */
  private boolean deniedWhatever(String principal, String action) {
    return statements.stream()
        .anyMatch(
            statement ->
                statement.effect() == Effect.DENY
                    && statement.reach(principal) != Reach.NOT
                    && statement.fits(action, new TreeMap<>()) != Truth.NO
                    && statement.conditions().isEmpty());
  }

  /** Whether a condition without wildcards can't be met by any value like the given one. */
  private static boolean contradicts(PolicyStatement statement, List<Given> given) {
    for (Given one : given) {
      String key = one.key().toLowerCase(Locale.ROOT);
      for (Condition condition : statement.conditions()) {
        if (!condition.key().equals(key)
            || condition.values().stream()
                .anyMatch(value -> Wildcards.any(value) || value.contains("${"))) {
          continue;
        }
        boolean met = false;
        for (Optional<String> value : candidates(one, condition.values())) {
          SortedMap<String, List<String>> context = new TreeMap<>();
          value.ifPresent(text -> context.put(key, List.of(text)));
          met |= condition.met(context) != Truth.NO;
        }
        if (!met) {
          return true;
        }
      }
    }
    return false;
  }

  private Possibility.Kind tryAll(
      PolicyStatement statement, String principal, String action, List<Given> given) {
    Map<String, List<Optional<String>>> candidates = candidates(statement, principal, given);
    List<String> keys = List.copyOf(candidates.keySet());
    long calls = 1;
    for (List<Optional<String>> values : candidates.values()) {
      calls = Math.min(calls * values.size(), MOST_CALLS + 1L);
    }
    if (calls > MOST_CALLS) {
      return Possibility.Kind.UNDECIDED;
    }
    Possibility.Kind best = Possibility.Kind.IMPOSSIBLE;
    for (int call = 0; call < calls; call++) {
      SortedMap<String, List<String>> context = new TreeMap<>();
      int rest = call;
      for (String key : keys) {
        List<Optional<String>> values = candidates.getOrDefault(key, List.of());
        values.get(rest % values.size()).ifPresent(value -> context.put(key, List.of(value)));
        rest /= values.size();
      }
      Truth fits = statement.fits(action, context);
      if (fits == Truth.NO) {
        continue;
      }
      Decision decision = policy.decide(new AccessRequest(principal, action, context));
      Possibility.Kind kind =
          switch (decision.outcome()) {
            case ALLOWED, DELEGATED ->
                !decision.statements().contains(statement.name())
                    ? Possibility.Kind.IMPOSSIBLE
                    : decision.allowed() ? Possibility.Kind.POSSIBLE : Possibility.Kind.DELEGATED;
            case DENIED, NOT_ALLOWED -> Possibility.Kind.IMPOSSIBLE;
          };
      if (kind == Possibility.Kind.IMPOSSIBLE && !decision.undecided().isEmpty()) {
        kind = Possibility.Kind.UNDECIDED;
      }
      best = kind.compareTo(best) > 0 ? kind : best;
      if (best == Possibility.Kind.POSSIBLE) {
        return best;
      }
    }
    return best;
  }

  private Map<String, List<Optional<String>>> candidates(
      PolicyStatement statement, String principal, List<Given> given) {
    Map<String, Set<String>> named = new LinkedHashMap<>();
    for (PolicyStatement each : statements) {
      boolean matters =
          each.equals(statement)
              || (each.effect() == Effect.DENY && each.reach(principal) != Reach.NOT);
      if (matters) {
        each.conditions()
            .forEach(
                condition ->
                    named
                        .computeIfAbsent(condition.key(), any -> new LinkedHashSet<>())
                        .addAll(condition.values()));
      }
    }
    given.forEach(
        one ->
            named.computeIfAbsent(
                one.key().toLowerCase(Locale.ROOT), any -> new LinkedHashSet<>()));
    Map<String, List<Optional<String>>> candidates = new LinkedHashMap<>();
    named.forEach(
        (key, values) ->
            candidates.put(
                key,
                given.stream()
                    .filter(one -> one.key().toLowerCase(Locale.ROOT).equals(key))
                    .findFirst()
                    .map(one -> candidates(one, List.copyOf(values)))
                    .orElseGet(() -> free(values))));
    return candidates;
  }

  /** Values of a key of which something is given. */
  private static List<Optional<String>> candidates(Given given, List<String> named) {
    if (given instanceof Given.Like like) {
      List<Optional<String>> values = new ArrayList<>();
      named.stream()
          .map(PossibilitySearch::instance)
          .filter(value -> Wildcards.matches(like.pattern(), value))
          .distinct()
          .forEach(value -> values.add(Optional.of(value)));
      values.add(Optional.of(like.example()));
      return values;
    }
    return List.of(Optional.empty());
  }

  /** Values of a key of which nothing is given. */
  private static List<Optional<String>> free(Set<String> named) {
    List<Optional<String>> values = new ArrayList<>();
    named.stream()
        .map(PossibilitySearch::instance)
        .distinct()
        .forEach(value -> values.add(Optional.of(value)));
    values.add(Optional.empty());
    values.add(Optional.of(OTHER));
    return values;
  }

  /** A value that fits a pattern. */
  private static String instance(String pattern) {
    return pattern.replace("*", "x").replace("?", "x");
  }
}
