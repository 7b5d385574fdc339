package io.sealedemr.policy.host;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges the file of exemptions itself. It is part of every pack, so that users see and configure
 * it like any other policy; disabling it makes all exemptions count for nothing.
 */
final class ExemptionsPolicy implements StackPolicy {

  static final Setting<Optional<String>> FILE =
      Setting.text("file")
          .describedAs("Another file than exemptions.yaml beside the program's Pulumi.yaml.")
          .optional();

  private static final PolicySpec SPEC =
      PolicySpec.named("exemptions")
          .summary("An exemption that is not whole, has ended or is not used.")
          .advisory()
          .severity(Severity.LOW)
          .settings(FILE)
          .build();

  private final Supplier<List<String>> report;

  private ExemptionsPolicy(Supplier<List<String>> report) {
    this.report = report;
  }

  /** For the pack's description: it has nothing to report. */
  static ExemptionsPolicy describing() {
    return new ExemptionsPolicy(List::of);
  }

  static ExemptionsPolicy of(Exemptions exemptions) {
    return new ExemptionsPolicy(exemptions::report);
  }

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    report.get().forEach(it::violation);
  }
}
