package io.sealedemr.conformance.engine;

import java.util.List;
import java.util.stream.Stream;

/** All rows of the table of cases, and which cases it must have. */
final class Cases {

  /**
   * The integration cases of Pulumi's own policy SDKs (folder {@code tests/integration} of
   * pulumi-policy), by their names there.
   */
  static final List<String> INTEGRATION =
      List.of(
          "invalid_policy",
          "validate_resource",
          "validate_python_resource",
          "validate_stack",
          "unknown_values",
          "remote_component",
          "runtime_data",
          "resource_options",
          "parent_dependencies",
          "provider",
          "enforcementlevel",
          "config",
          "deserialize",
          "stack_tags",
          "TestPythonDoesNotTryToInstallPlugin");

  /** The cases of the engine's own tests ({@code analyzer_test.go}), by what they are about. */
  static final List<String> ENGINE =
      List.of(
          "stack, project and dry-run flag",
          "resource failure",
          "stack failure",
          "policy error",
          "remediation in sequence",
          "remediation by two packs",
          "remediation diagnostic",
          "remediation error",
          "remediate is mandatory elsewhere",
          "cancellation while Analyze hangs",
          "severity of a single finding",
          "packs overlap in time",
          "failed download of a required pack");

  static final List<Scenario> SCENARIOS =
      Stream.of(ResourceCases.all(), ConfigCases.all(), StackCases.all(), EngineCases.all())
          .flatMap(List::stream)
          .toList();

  /** What is tried in another way than by a preview and an update under packs. */
  static final List<OtherScenario> OTHERS =
      List.of(
          new OtherScenario(
              "TestPythonDoesNotTryToInstallPlugin",
              "a Java program with the SDK's jars asks for no plug-in of theirs",
              Others::asksForNoPlugin),
          new OtherScenario(
              "remediation in sequence",
              "a repaired resource keeps its secrets and what the provider keeps with it",
              Others::keepsSecrets),
          new OtherScenario(
              "enforcementlevel",
              "what is disabled is not called",
              Others::doesNotCallWhatIsDisabled),
          new OtherScenario(
              "cancellation while Analyze hangs",
              "Ctrl-C in a preview whose policy never ends",
              Others::endsAtCtrlC));

  /** What has no counterpart here. */
  static final List<Impossible> IMPOSSIBLE =
      List.of(
          new Impossible(
              "invalid_policy",
              "3: enforcementLevel in required",
              "Settings have no list of required ones beside them: one that is required is declared,"
                  + " and declaring it is refused as in scenario 2."),
          new Impossible(
              "validate_resource",
              "9: a report that names another resource",
              "A resource policy's report takes no URN, so there is none to ignore; scenario 9"
                  + " above shows where the finding lands."),
          new Impossible(
              "stack, project and dry-run flag",
              "the engine hands them to the analyzer",
              "No scenario of its own: runtime_data asserts all of it, in preview and update."),
          new Impossible(
              "severity of a single finding",
              "a finding with another severity than its policy's",
              "A severity belongs to the policy: a finding that is worse is another policy. What"
                  + " the engine shows is in resource failure."),
          new Impossible(
              "failed download of a required pack",
              "the engine stops",
              "Packs are required by Pulumi's service alone; with state in files none is ever"
                  + " downloaded."));

  /** A row that says why there is no result. */
  record Impossible(String name, String what, String why) {}

  private Cases() {}
}
