package io.sealedemr.policy.host;

import io.sealedemr.policy.Path;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one policy reports, and writes the messages. Once closed it takes nothing more: a
 * policy that ran out of its time may still be running.
 */
final class Report {

  private final PolicySpec spec;
  private final Secrets secrets;
  private final List<Outcome.Finding> findings = new ArrayList<>();
  private final Map<String, Set<Path>> open = new LinkedHashMap<>();
  private @Nullable String notApplicable;
  private boolean closed;

  Report(PolicySpec spec, Secrets secrets) {
    this.spec = spec;
    this.secrets = secrets;
  }

  void require(
      @Nullable Resource on, Property where, Truth good, String wanted, @Nullable String fix) {
    if (good.no()) {
      add(on, where.path(), true, Messages.fault(where, wanted), fix);
    }
    undetermined(on, good);
  }

  void require(@Nullable Resource on, Truth good, String message) {
    if (good.no()) {
      violation(on, message);
    }
    undetermined(on, good);
  }

  void violation(@Nullable Resource on, Property where, String message) {
    add(on, where.path(), true, where.path() + ": " + message, null);
  }

  void violation(@Nullable Resource on, String message) {
    add(on, null, true, message, null);
  }

  private synchronized void add(
      @Nullable Resource on,
      @Nullable Path where,
      boolean judged,
      String text,
      @Nullable String fix) {
    if (!closed) {
      String fault = secrets.redact(text);
      findings.add(
          new Outcome.Finding(
              on,
              where,
              judged,
              fault,
              Messages.violation(spec, fault, fix == null ? spec.fix() : fix)));
    }
  }

  synchronized void undetermined(@Nullable Resource on, Truth answer) {
    if (answer.open() && !closed) {
      open.computeIfAbsent(on == null ? "" : on.urn(), urn -> new LinkedHashSet<>())
          .addAll(answer.dependsOn());
    }
  }

  synchronized void notApplicable(String reason) {
    if (!closed) {
      notApplicable = secrets.redact(reason);
    }
  }

  /** Ends the report with the fault that kept the policy from ending it. */
  synchronized Outcome broken(@Nullable Resource on, String reason) {
    add(on, null, false, "could not be judged: " + reason, null);
    return close();
  }

  synchronized Outcome close() {
    closed = true;
    return new Outcome(List.copyOf(findings), Map.copyOf(open), Optional.ofNullable(notApplicable));
  }
}
