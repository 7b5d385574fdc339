package io.sealedemr.conformance.engine;

import static io.sealedemr.conformance.engine.Scenario.fails;
import static io.sealedemr.conformance.engine.Scenario.passes;

import java.util.List;

/** The cases of the engine's own tests of analyzers. */
final class EngineCases {

  /** A Bag with a secret beside what is repaired. */
  static final Run SECRET =
      Run.of("a: {type: simple:index:Bag, properties: {state: none, other: {fn::secret: hidden}}}")
          .under(Repairs.class);

  private EngineCases() {}

  static List<Scenario> all() {
    Run breaks = Run.of("late: {type: simple:index:Late}").under(Failures.class);
    Run broken =
        Run.of("r: {type: simple:index:Resource, properties: {value: true}}").under(Repairs.class);
    return List.of(
        Scenario.of(
            "resource failure",
            "advisory and mandatory in one, several by one policy on one resource, severities",
            Run.of("a: {type: simple:index:Bag}").under(Failures.class),
            fails(
                "[advisory] advises on Bag a: Always finds something.\nFound.",
                "[mandatory, critical] forbids on Bag a: Always finds two things.\nOne.",
                "[mandatory, critical] forbids on Bag a: Always finds two things.\nTwo.",
                "[mandatory, low] forbids-stack on the stack: Always finds something.\nFound."),
            fails(
                "[advisory] advises on Bag a: Always finds something.\nFound.",
                "[mandatory, critical] forbids on Bag a: Always finds two things.\nOne.",
                "[mandatory, critical] forbids on Bag a: Always finds two things.\nTwo.")),
        Scenario.of(
            "stack failure",
            "a mandatory stack policy",
            Run.of("i: {type: simple:index:Integer}").under(Failures.class),
            fails("[mandatory, low] forbids-stack on the stack: Always finds something.\nFound.")),
        Scenario.of(
            "policy error",
            "a policy that breaks is a finding at its own level, and the others go on",
            breaks,
            fails(
                "[advisory] breaks on Late late: Is not well written.\n"
                    + "could not be judged: java.lang.IllegalStateException: a mistake (at"
                    + " Failures.java:31).",
                "[mandatory, low] forbids-stack on the stack: Always finds something.\nFound.")),
        Scenario.of(
            "remediation in sequence",
            "the second policy sees what the first has made; both on a resource with a secret",
            SECRET,
            passes(
                repaired("appends-one", "none", "none one"),
                repaired("appends-two", "none one", "none one two"))),
        Scenario.of(
            "remediation by two packs",
            "whichever comes first: the second sees what the first has made",
            Run.of("a: {type: simple:index:Bag, properties: {state: none}}")
                .under(Repairs.class, MoreRepairs.class),
            passes(
                    repaired("appends-one", "none", "none one"),
                    repaired("appends-two", "none one", "none one two"),
                    repaired("appends-three", "none one two", "none one two three"))
                .or(
                    repaired("appends-three", "none", "none three"),
                    repaired("appends-one", "none three", "none three one"),
                    repaired("appends-two", "none three one", "none three one two"))),
        Scenario.of(
            "remediation diagnostic",
            "a repair that hangs on an unknown value is told, and the inputs stay",
            Run.of(
                    """
                    late: {type: simple:index:Late}
                    pet: {type: simple:index:Pet, properties: {prefix: "${late.result}"}}
                    """)
                .under(Repairs.class),
            passes(
                "[advisory] needs-a-prefix on Pet pet: can't run remediation 'needs-a-prefix' from"
                    + " policy pack 'repairs@v0.0.1' during preview: string value at .prefix can't"
                    + " be known during preview",
                "[advisory] needs-a-prefix on Pet pet: can't run policy 'needs-a-prefix' from"
                    + " policy pack 'repairs@v0.0.1' during preview: string value at .prefix can't"
                    + " be known during preview"),
            passes("[repaired] needs-a-prefix on Pet pet: prefix \"result\" becomes \"good\"")),
        Scenario.of(
            "remediation error",
            "a repair that breaks is told, and the check decides: no failed RPC",
            broken,
            fails(
                "[advisory] breaks on Resource r: can't run remediation 'breaks' from policy"
                    + " pack 'repairs@v0.0.1': java.lang.IllegalStateException: a mistake (at"
                    + " Repairs.java:36)",
                "[mandatory] breaks on Resource r: Is not well written.\nNot repaired.")),
        Scenario.of(
            "remediate is mandatory elsewhere",
            "in the check of a repairing policy and in a stack policy",
            Run.of("i: {type: simple:index:Integer}").under(Repairs.class),
            fails(
                "[mandatory] does-not-repair on Integer i: Finds what it left.\nStill there.",
                "[mandatory] repairs-no-stack on the stack: Finds something.\nFound."),
            fails("[mandatory] does-not-repair on Integer i: Finds what it left.\nStill there.")),
        Scenario.of(
            "packs overlap in time",
            "Analyze and AnalyzeStack of two packs, which wait for each other",
            Run.of("a: {type: simple:index:Bag}")
                .place(Meeting.PLACE, "meeting-")
                .under(Meeting.One.class, Meeting.Two.class),
            passes()));
  }

  private static String repaired(String policy, String before, String after) {
    return "[repaired] %s on Bag a: state \"%s\" becomes \"%s\"".formatted(policy, before, after);
  }
}
