package io.sealedemr.conformance.engine;

import static io.sealedemr.conformance.engine.Scenario.fails;
import static io.sealedemr.conformance.engine.Scenario.passes;

import io.sealedemr.conformance.engine.Scenario.Expected;
import java.util.ArrayList;
import java.util.List;

/** The cases of configured policies: each on a resource policy and a stack policy. */
final class ConfigCases {

  private static final String LATE = "late: {type: simple:index:Late}";

  private final List<Scenario> scenarios = new ArrayList<>();

  private ConfigCases() {}

  static List<Scenario> all() {
    ConfigCases cases = new ConfigCases();
    cases.fine();
    cases.faulty();
    cases.initial();
    return cases.scenarios;
  }

  private void fine() {
    Run run =
        Run.of(LATE)
            .configured("scenario", "fine")
            .under(ConfigPack.class)
            .policies(
                twice(
                    """
                    "text-*": {"foo": "from the file"},
                    "file-over-default-*": {"foo": "from the file"},
                    "whole-number-*": {"foo": 42},
                    "number-*": {"foo": 3.14},
                    "integer-*": {"foo": 42},
                    "true-*": {"foo": true},
                    "false-*": {"foo": false},
                    "object-*": {"foo": {"bar": "baz"}},
                    "array-*": {"foo": ["a", "b"]},
                    "null-*": {"foo": null}
                    """));
    read(run, "text", "value from the file", "from the file");
    read(run, "default-text", "a string by default", "default value");
    read(run, "default-number", "a number by default", "42");
    read(run, "file-over-default", "the file's value goes over the default", "from the file");
    read(run, "whole-number", "number 42", "42");
    read(run, "number", "number 3.14", "3.14");
    read(run, "integer", "integer 42", "42");
    read(run, "true", "true", "true");
    read(run, "false", "false", "false");
    read(run, "object", "an object", "{bar=\"baz\"}");
    read(run, "array", "an array", "[a, b]");
    read(run, "null", "null", "null");
    tells(run, "optional", "no value and no default", passes(told("optional", "foo is not set.")));
  }

  private void faulty() {
    Run run =
        Run.of(LATE)
            .configured("scenario", "faulty")
            .under(ConfigPack.class)
            .policies(
                twice(
                    """
                    "type-*": {"foo": 1, "bar": "one"},
                    "too-long-*": {"foo": "too long"},
                    "too-short-*": {"foo": "too short"},
                    "enum-*": {"foo": "blah"},
                    "const-*": {"foo": "blah"}
                    """));
    String tooLong = "foo: String length must be less than or equal to 3";
    String tooShort = "foo: String length must be greater than or equal to 50";
    String oneOf = "foo: foo must be one of the following: \"bar\", \"baz\"";
    String constant = "foo: foo does not match: \"bar\"";
    refused(run, "required", "a value is missing", "foo is required");
    refused(
        run,
        "type",
        "two faults in one policy: wrong types",
        "bar: Invalid type. Expected: integer, given: string",
        "foo: Invalid type. Expected: string, given: integer");
    refused(run, "too-long", "too long", tooLong);
    refused(run, "too-short", "too short", tooShort);
    refused(run, "enum", "not in an enum", oneOf);
    refused(run, "const", "not the constant", constant);
    refused(run, "default-too-long", "a default that is too long", tooLong);
    refused(run, "default-too-short", "a default that is too short", tooShort);
    refused(run, "default-enum", "a default that is not in the enum", oneOf);
    refused(run, "default-const", "a default that is not the constant", constant);
  }

  private void initial() {
    Run run =
        Run.of(LATE)
            .configured("scenario", "initial")
            .under(ConfigPack.class)
            .policies(twice("\"file-*\": {\"foo\": \"from the file\"}"));
    read(run, "pack", "initially from the pack", "from the pack");
    read(run, "file", "the file's value goes over the pack's", "from the file");
  }

  private void read(Run run, String policy, String what, String value) {
    tells(run, policy, what, passes(told(policy, "foo is " + value + ".")));
  }

  private void refused(Run run, String policy, String what, String... faults) {
    List<String> errors = new ArrayList<>();
    for (String kind : List.of("-resource", "-stack")) {
      for (String fault : faults) {
        errors.add(
            "error: validating policy config: config-policy 0.0.1  "
                + policy
                + kind
                + ": "
                + fault);
      }
    }
    tells(run, policy, what, fails(errors.toArray(String[]::new)));
  }

  private void tells(Run run, String policy, String what, Expected expected) {
    scenarios.add(
        Scenario.of("config", what, run, expected).about(policy + "-resource", policy + "-stack"));
  }

  private static String[] told(String policy, String text) {
    return new String[] {
      "[advisory] " + policy + "-resource on Late late: Tells its setting.\n" + text,
      "[advisory] " + policy + "-stack on the stack: Tells its setting.\n" + text
    };
  }

  /** The same entries for the resource policy and for the stack policy. */
  private static String twice(String entries) {
    return "{" + entries.replace("*", "resource") + "," + entries.replace("*", "stack") + "}";
  }
}
