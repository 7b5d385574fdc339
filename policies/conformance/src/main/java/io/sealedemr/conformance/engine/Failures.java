package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackInfo;
import java.util.List;

/** Policies that always find something: of two levels and severities, several times on one. */
public final class Failures implements PackSource {
  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of(
        "failures",
        "0.0.1",
        List.of(
            Rules.resource(
                Rules.advisory("advises", "Always finds something.").types(Rules.BAG),
                it -> it.violation("Found.")),
            Rules.resource(
                Rules.mandatory("forbids", "Always finds two things.")
                    .severity(Severity.CRITICAL)
                    .types(Rules.BAG),
                it -> {
                  it.violation("One.");
                  it.violation("Two.");
                }),
            Rules.resource(
                Rules.advisory("breaks", "Is not well written.").types(Rules.LATE),
                it -> {
                  throw new IllegalStateException("a mistake");
                }),
            Rules.stack(
                Rules.mandatory("forbids-stack", "Always finds something.").severity(Severity.LOW),
                it -> it.violation("Found."))));
  }
}
