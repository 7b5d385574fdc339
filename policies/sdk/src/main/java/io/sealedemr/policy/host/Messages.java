package io.sealedemr.policy.host;

import io.sealedemr.policy.Path;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Value;
import java.util.Collection;
import java.util.stream.Collectors;

/** The texts that a user reads. */
final class Messages {

  private static final int LONGEST_VALUE = 80;

  private Messages() {}

  /** Place, what is there, what should be. */
  static String fault(Property where, String wanted) {
    return where.path() + ": " + shown(where.value()) + ", wanted " + wanted + ".";
  }

  private static String shown(Value value) {
    if (value.secret()) {
      return value.toString();
    }
    if (value instanceof Value.Items items) {
      return items.values().isEmpty() ? "an empty list" : "a list of " + items.values().size();
    }
    if (value instanceof Value.Fields fields) {
      return fields.values().isEmpty() ? "an empty map" : "a map";
    }
    if (value instanceof Value.Text text) {
      String shown = text.value();
      if (shown.length() > LONGEST_VALUE) {
        shown = shown.substring(0, LONGEST_VALUE) + "…";
      }
      return '"' + shown.replaceAll("\\p{Cntrl}", " ") + '"';
    }
    return value.toString();
  }

  /** All that is shown for a violation. */
  static String violation(PolicySpec spec, String fault, String fix) {
    if (spec.why().isEmpty() && fix.isEmpty()) {
      // The form of Pulumi's own SDKs, for a policy that says no more than they do.
      return spec.summary() + "\n" + fault;
    }
    StringBuilder text = new StringBuilder("[" + spec.name() + "] " + fault);
    if (!spec.why().isEmpty()) {
      text.append("\nWhy: ").append(spec.why());
    }
    if (!fix.isEmpty()) {
      text.append("\nFix: ").append(fix);
    }
    if (!spec.url().isEmpty()) {
      text.append("\nSee: ").append(spec.url());
    }
    return text.toString();
  }

  /**
   * A policy hangs on unknown values. In a preview, where they are to be expected, word for word
   * what Pulumi's own SDKs say.
   */
  static String unknown(String policy, String pack, boolean preview, Collection<Path> places) {
    return cannotRun("policy", policy, pack, preview, places);
  }

  /** As {@link #unknown}, for a repair. */
  static String repairUnknown(
      String policy, String pack, boolean preview, Collection<Path> places) {
    return cannotRun("remediation", policy, pack, preview, places);
  }

  private static String cannotRun(
      String what, String policy, String pack, boolean preview, Collection<Path> places) {
    String values =
        "string value at "
            + places.stream().map(Path::toString).distinct().collect(Collectors.joining(", "));
    return "can't run %s '%s' from policy pack '%s'".formatted(what, policy, pack)
        + (preview
            ? " during preview: " + values + " can't be known during preview"
            : ": " + values + " isn't known");
  }

  /** A repair could not be made. */
  static String repairFailed(String policy, String pack, String reason) {
    return "can't run remediation '%s' from policy pack '%s': %s".formatted(policy, pack, reason);
  }
}
