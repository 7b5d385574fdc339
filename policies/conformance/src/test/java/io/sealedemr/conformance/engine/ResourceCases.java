package io.sealedemr.conformance.engine;

import static io.sealedemr.conformance.engine.Scenario.fails;
import static io.sealedemr.conformance.engine.Scenario.passes;

import io.sealedemr.conformance.engine.Scenario.Expected;
import java.util.List;

/** The cases in which policies look at single resources. */
final class ResourceCases {

  private static final String READ =
      "secret read, kept, file at ./index.txt, text 'some text', folder at ./folder,"
          + " archive [file at ./index.txt, folder at ./folder, text 'some text'].";

  private ResourceCases() {}

  static List<Scenario> all() {
    return List.of(
        invalid(
            "1: a policy called all",
            "all",
            "Invalid policy name \"all\". \"all\" is a reserved name."),
        invalid(
            "2: a setting called enforcementLevel",
            "level",
            "enforcementLevel cannot be explicitly specified in properties."),
        resource("1: no resources", "", passes()),
        resource("2: a harmless resource", bag("a", "state: 0"), passes()),
        resource("3: state 1", bag("a", "state: 1"), state("1", 1, "a")),
        resource(
            "4: state 2, forbidden by a second policy", bag("b", "state: 2"), state("2", 2, "b")),
        resource(
            "5: state 3, the first test of one policy",
            bag("c", "state: 3"),
            fails(
                "[mandatory] dynamic-no-state-with-value-3-or-4 on Bag c: Prohibits setting state"
                    + " to 3 or 4 on dynamic resources.\n'state' must not have the value 3.")),
        resource(
            "6: state 4, its second test",
            bag("d", "state: 4"),
            fails(
                "[mandatory] dynamic-no-state-with-value-3-or-4 on Bag d: Prohibits setting state"
                    + " to 3 or 4 on dynamic resources.\n'state' must not have the value 4.")),
        resource(
            "7: a typed policy finds no keepers", "r1: {type: simple:index:Uuid}", noKeepers("r1")),
        resource("8: keepers are fine", uuid("r1", "keepers: {hello: world}"), passes()),
        resource(
            "9: a policy on one resource can name no other: state 5 is told on the resource",
            bag("e", "state: 5"),
            state("5", 5, "e")),
        resource(
            "10: length 42, and only of a Password",
            "r2: {type: simple:index:Password, properties: {length: 42}}\n"
                + "r3: {type: simple:index:Late, properties: {length: 42}}",
            fails(
                "[mandatory] no-randompassword-with-length-42 on Password r2: Prohibits a Password"
                    + " of length 42.\n'length' must not have the value 42.")),
        Scenario.of(
            "validate_resource",
            "11: a string of 5 MiB arrives whole",
            Run.of(bag("large", "other: {'fn::readFile': ./large.txt}"))
                .file("large.txt", "x".repeat(5 << 20))
                .under(ValidateResource.class),
            passes(
                "[advisory] large-string on Bag large: Tells how long a string is.\n"
                    + "'other' has all of its 5242880 characters.")),
        Scenario.of(
            "validate_python_resource",
            "keepers missing in r1, empty in r2, filled in r3; a YAML program for the Python one",
            Run.of(
                    "r1: {type: simple:index:Uuid}\n"
                        + "r2: {type: simple:index:Uuid, properties: {keepers: {}},"
                        + " options: {dependsOn: ['${r1}']}}\n"
                        + uuid("r3", "keepers: {foo: bar}"))
                .under(ValidateResource.class),
            fails(noKeepers("r1").events().get(0), noKeepers("r2").events().get(0)),
            fails(noKeepers("r1").events().get(0))),
        Scenario.of(
            "unknown_values",
            "the prefix of a Pet is the result of a Late",
            Run.of(
                    """
                    late: {type: simple:index:Late}
                    pet: {type: simple:index:Pet, properties: {prefix: "${late.result}"}}
                    """)
                .under(UnknownValues.class),
            passes(
                unknown("unknown-values-resource-validation"),
                unknown("unknown-values-stack-validation")),
            passes()),
        Scenario.of(
            "remote_component",
            "a component in the provider's process, with a keeper that is known and one that isn't",
            Run.of(
                    """
                    late: {type: simple:index:Late}
                    component:
                      type: simple:index:Component
                      properties: {keepers: {hello: world, hi: "${late.result}"}}
                    """)
                .under(RemoteComponent.class),
            passes(
                "[advisory] known-keeper on Uuid component-child: Tells a keeper that is known.\n"
                    + "keepers.hello is world.",
                "[advisory] unknown-keeper on Uuid component-child: can't run policy"
                    + " 'unknown-keeper' from policy pack 'remote-component-policy@v0.0.1' during"
                    + " preview: string value at .keepers.hi can't be known during preview"),
            passes(
                "[advisory] known-keeper on Uuid component-child: Tells a keeper that is known.\n"
                    + "keepers.hello is world.")),
        Scenario.of(
            "deserialize",
            "a secret, assets and archives: when repaired, when checked, in the stack",
            Run.of(
                    """
                    a:
                      type: simple:index:Bag
                      properties:
                        other: {fn::secret: a secret value}
                        file: {fn::fileAsset: ./index.txt}
                        text: {fn::stringAsset: some text}
                        folder: {fn::fileArchive: ./folder}
                        archive:
                          fn::assetArchive:
                            file: {fn::fileAsset: ./index.txt}
                            text: {fn::stringAsset: some text}
                            folder: {fn::fileArchive: ./folder}
                    """)
                .file("index.txt", "the index")
                .file("folder/inside.txt", "inside")
                .under(Deserialize.class),
            passes(
                "[repaired] read-when-repaired on Bag a: state nothing becomes \"" + READ + "\"",
                "[advisory] read-when-checked on Bag a: Tells what it reads.\n" + READ,
                "[advisory] read-in-the-stack on Bag a: Tells what it reads.\n" + READ)));
  }

  private static Scenario invalid(String what, String scenario, String reason) {
    return Scenario.of(
        "invalid_policy",
        what,
        Run.of("").configured("scenario", scenario).under(InvalidPolicy.class),
        fails("error: " + reason));
  }

  private static Scenario resource(String what, String program, Expected both) {
    return Scenario.of(
        "validate_resource", what, Run.of(program).under(ValidateResource.class), both);
  }

  private static String bag(String name, String properties) {
    return "%s: {type: simple:index:Bag, properties: {%s}}".formatted(name, properties);
  }

  private static String uuid(String name, String properties) {
    return "%s: {type: simple:index:Uuid, properties: {%s}}".formatted(name, properties);
  }

  private static Expected state(String policy, int state, String name) {
    return fails(
        ("[mandatory] dynamic-no-state-with-value-%s on Bag %s: Prohibits setting state to %d on"
                + " dynamic resources.\n'state' must not have the value %d.")
            .formatted(policy, name, state, state));
  }

  private static Expected noKeepers(String name) {
    return fails(
        "[mandatory] randomuuid-no-keepers on Uuid "
            + name
            + ": Prohibits creating a Uuid without any 'keepers'.\n"
            + "Uuid must have keepers, and they must not be empty.");
  }

  private static String unknown(String policy) {
    return ("[advisory] %s on Pet pet: can't run policy '%s' from policy pack"
            + " 'unknown-values-policy@v0.0.1' during preview: string value at .prefix can't be"
            + " known during preview")
        .formatted(policy, policy);
  }
}
