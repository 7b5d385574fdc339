package io.sealedemr.conformance.engine;

import static io.sealedemr.conformance.engine.Scenario.fails;
import static io.sealedemr.conformance.engine.Scenario.passes;

import io.sealedemr.conformance.engine.Scenario.Expected;
import java.util.ArrayList;
import java.util.List;

/** The cases in which policies look at the whole stack, and at what surrounds a resource. */
final class StackCases {

  private static final String BY_DEFAULT =
      "pulumi:providers:simple default_2_0_0, version \"2.0.0\", label not set.";

  /** A run with resource policies of all levels, and one with stack policies. */
  static final List<Run> LEVELS = List.of(levels("resource"), levels("stack"));

  private StackCases() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(validateStack());
    all.addAll(surroundings());
    all.addAll(enforcementLevels("resource", LEVELS.get(0)));
    all.addAll(enforcementLevels("stack", LEVELS.get(1)));
    return all;
  }

  private static List<Scenario> validateStack() {
    return List.of(
        stack("1: no resources", "", passes()),
        stack("2: a harmless resource", bag("a", 0), passes()),
        stack("3: state 1, told on the stack", bag("a", 1), onStack(1)),
        stack("4: state 2, forbidden by a second policy", bag("b", 2), onStack(2)),
        stack(
            "5: state 3, told on the resource",
            bag("c", 3),
            fails(
                "[mandatory] dynamic-no-state-with-value-3 on Bag c: Prohibits setting state to 3"
                    + " on dynamic resources.\n'state' must not have the value 3.")),
        stack(
            "6: a policy on one type",
            "r1: {type: simple:index:Uuid}",
            fails(
                "[mandatory] randomuuid-no-keepers on Uuid r1: Prohibits creating a Uuid without"
                    + " any 'keepers'.\nUuid must have keepers, and they must not be empty.")),
        stack(
            "7: a type that is forbidden",
            "late: {type: simple:index:Late}",
            fails(
                "[mandatory] no-randomstrings on Late late: Prohibits a Late.\n"
                    + "Late resources are not allowed.")),
        stack("8: one that is not", "r2: {type: simple:index:Password}", passes()),
        stack(
            "9: only the resources of the type are seen",
            """
            i1: {type: simple:index:Integer}
            i2: {type: simple:index:Integer}
            i3: {type: simple:index:Integer}
            other: {type: simple:index:Pet}
            """,
            passes(
                "[advisory] integers-are-three on the stack: Tells how many resources of a type"
                    + " there are.\n3 of the stack's resources are of the type.")),
        stack("10: level remediate counts as mandatory", bag("d", 4), onStack(4)));
  }

  private static List<Scenario> surroundings() {
    return List.of(
        Scenario.of(
            "runtime_data",
            "what the pack knows of the stack is what the program knows",
            Run.of(
                    """
                    config:
                      aConfigValue: {type: string}
                      hidden: {type: string}
                    resources:
                      a:
                        type: simple:index:Bag
                        properties:
                          state:
                            organization: ${pulumi.organization}
                            project: ${pulumi.project}
                            stack: ${pulumi.stack}
                            aConfigValue: ${aConfigValue}
                            hidden: ${hidden}
                    """)
                .configured("aConfigValue", "this value is a value")
                .secretly("hidden", "not to be shown")
                .under(RuntimeData.class),
            passes(runtimeData("preview")),
            passes(runtimeData("update"))),
        Scenario.of(
            "resource_options",
            "each option on its own resource: when repaired, when checked, in the stack",
            Run.of(
                    """
                    plain: {type: simple:index:Bag}
                    protected: {type: simple:index:Bag, options: {protect: true}}
                    ignoring: {type: simple:index:Bag, options: {ignoreChanges: [foo, bar]}}
                    deleted-first: {type: simple:index:Bag, options: {deleteBeforeReplace: true}}
                    deleted-last: {type: simple:index:Bag, options: {deleteBeforeReplace: false}}
                    aliased: {type: simple:index:Bag, options: {aliases: [{name: old}]}}
                    timed: {type: simple:index:Bag, options: {customTimeouts: {create: 60s, update: 120s, delete: 180s}}}
                    timed-create: {type: simple:index:Bag, options: {customTimeouts: {create: 240s}}}
                    timed-update: {type: simple:index:Bag, options: {customTimeouts: {update: 300s}}}
                    timed-delete: {type: simple:index:Bag, options: {customTimeouts: {delete: 360s}}}
                    secret: {type: simple:index:Bag, options: {additionalSecretOutputs: [foo]}}
                    parent: {type: simple:index:Bag}
                    child: {type: simple:index:Bag, options: {parent: "${parent}"}}
                    """)
                .under(ResourceOptionsPack.class),
            passes(
                options(
                    "plain", "",
                    "protected", "protect, ",
                    "ignoring", "ignoreChanges [foo, bar], ",
                    "deleted-first", "deleteBeforeReplace true, ",
                    "deleted-last", "deleteBeforeReplace false, ",
                    "aliased", "",
                    "timed", "create 60 s, update 120 s, delete 180 s, ",
                    "timed-create", "create 240 s, ",
                    "timed-update", "update 300 s, ",
                    "timed-delete", "delete 360 s, ",
                    "secret", "additionalSecretOutputs [foo], ",
                    "parent", ""))),
        Scenario.of(
            "parent_dependencies",
            "a child, a resource that depends on another, and one by a property",
            Run.of(
                    """
                    parent: {type: simple:index:Bag}
                    child: {type: simple:index:Bag, options: {parent: "${parent}"}}
                    a: {type: simple:index:Bag}
                    b: {type: simple:index:Bag, options: {dependsOn: ["${a}"]}}
                    str: {type: simple:index:Late}
                    pet: {type: simple:index:Pet, properties: {prefix: "${str.result}"}}
                    """)
                .under(ParentDependencies.class),
            passes(
                edges("the stack", "none", "[]", "[]"),
                edges("provider default", "none", "[]", "[]"),
                edges("Bag parent", "cases-test", "[]", "[]"),
                edges("Bag child", "parent", "[]", "[]"),
                edges("Bag a", "cases-test", "[]", "[]"),
                edges("Bag b", "cases-test", "[a]", "[]"),
                edges("Late str", "cases-test", "[]", "[]"),
                edges("Pet pet", "cases-test", "[str]", "[prefix [str]]"))),
        Scenario.of(
            "provider",
            "a default provider, an explicit one, none on a component and on providers",
            Run.of(
                    """
                    my-provider:
                      type: pulumi:providers:simple
                      properties: {label: mine}
                      options: {version: 2.0.0}
                    by-default: {type: simple:index:Bag}
                    by-mine: {type: simple:index:Bag, options: {provider: "${my-provider}"}}
                    component: {type: simple:index:Component}
                    """)
                .under(ProviderPack.class),
            passes(
                providers(
                    "the stack", "no provider.",
                    "provider default_2_0_0", "no provider.",
                    "provider my-provider", "no provider.",
                    "Component component", "no provider.",
                    "Bag by-default", BY_DEFAULT,
                    "Uuid component-child", BY_DEFAULT,
                    "Bag by-mine",
                        "pulumi:providers:simple my-provider, version \"2.0.0\", label \"mine\"."))),
        Scenario.of(
            "stack_tags",
            "foo and hello, in a map that can't be changed",
            Run.of(bag("a", 0))
                .tagged("foo", "bar")
                .tagged("hello", "world")
                .under(StackTags.class),
            passes(
                "[advisory] tags-in-resource-policy on Bag a: Tells the tags.\n"
                    + "foo bar, hello world, read-only.",
                "[advisory] tags-in-stack-policy on the stack: Tells the tags.\n"
                    + "foo bar, hello world, read-only.")));
  }

  private static Run levels(String kind) {
    return Run.of("str: {type: simple:index:Late}")
        .configured("kind", kind)
        .place(EnforcementLevel.CALLS, "calls-")
        .under(
            EnforcementLevel.Advisory.class,
            EnforcementLevel.Disabled.class,
            EnforcementLevel.Mandatory.class,
            EnforcementLevel.Unset.class);
  }

  /** 16 scenarios: a pack for each level that it may have, with a policy for each of its own. */
  private static List<Scenario> enforcementLevels(String kind, Run run) {
    List<Scenario> scenarios = new ArrayList<>();
    for (String pack : List.of("advisory", "disabled", "mandatory", "unset")) {
      for (String own : List.of("advisory", "disabled", "mandatory", "unset")) {
        String policy = pack + "-" + own;
        // Unlike Pulumi's own SDKs: who says nothing means it.
        String level = !own.equals("unset") ? own : pack.equals("unset") ? "mandatory" : pack;
        Expected expected =
            level.equals("disabled")
                ? passes()
                : fails(
                    "[%s] %s on %s: Always finds something.\nFound."
                        .formatted(
                            level, policy, kind.equals("resource") ? "Late str" : "the stack"));
        scenarios.add(
            Scenario.of(
                    "enforcementlevel",
                    "%s policy: pack %s, policy %s: %s".formatted(kind, pack, own, level),
                    run,
                    expected)
                .about(policy));
      }
    }
    return scenarios;
  }

  private static Scenario stack(String what, String program, Expected both) {
    return Scenario.of("validate_stack", what, Run.of(program).under(ValidateStack.class), both);
  }

  private static String bag(String name, int state) {
    return "%s: {type: simple:index:Bag, properties: {state: %d}}".formatted(name, state);
  }

  private static Expected onStack(int state) {
    return fails(
        ("[mandatory] dynamic-no-state-with-value-%d on the stack: Prohibits setting state to %d"
                + " on dynamic resources.\n'state' must not have the value %d.")
            .formatted(state, state, state));
  }

  private static String[] runtimeData(String operation) {
    String text =
        "Tells the stack.\norganization/cases/test, "
            + operation
            + ", configured [cases:aConfigValue, cases:hidden], secret [cases:hidden].";
    return new String[] {
      "[advisory] runtime-data-resource on Bag a: " + text,
      "[advisory] runtime-data-stack on the stack: " + text
    };
  }

  /** For each Bag its name and the options that it has beside its parent. */
  private static String[] options(String... namesAndTexts) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      options(events, namesAndTexts[i], namesAndTexts[i + 1] + "parent cases-test.");
    }
    options(events, "child", "parent parent.");
    for (String other : List.of("the stack", "provider default")) {
      events.add("[advisory] options-when-checked on " + other + ": Tells the options.\n.");
      events.add("[advisory] options-in-the-stack on " + other + ": Tells the options.\n.");
    }
    return events.toArray(String[]::new);
  }

  private static void options(List<String> events, String bag, String text) {
    events.add(
        "[repaired] options-when-repaired on Bag %s: other nothing becomes \"%s\""
            .formatted(bag, text));
    events.add("[advisory] options-when-checked on Bag " + bag + ": Tells the options.\n" + text);
    events.add("[advisory] options-in-the-stack on Bag " + bag + ": Tells the options.\n" + text);
  }

  private static String[] providers(String... resourcesAndTexts) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < resourcesAndTexts.length; i += 2) {
      for (String policy : List.of("provider-of-resource", "provider-in-stack")) {
        events.add(
            "[advisory] %s on %s: Tells the provider.\n%s"
                .formatted(policy, resourcesAndTexts[i], resourcesAndTexts[i + 1]));
      }
    }
    return events.toArray(String[]::new);
  }

  private static String edges(String resource, String parent, String dependencies, String by) {
    return "[advisory] edges on %s: Tells parent and dependencies.\nparent %s, depends on %s, by property %s."
        .formatted(resource, parent, dependencies, by);
  }
}
