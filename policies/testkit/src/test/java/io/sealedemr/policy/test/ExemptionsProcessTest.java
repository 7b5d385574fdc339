package io.sealedemr.policy.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policy.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;

/** Exemptions from the file to what the engine is told. */
class ExemptionsProcessTest {

  private static EngineSimulator engine;

  private final TestResource open = TestResource.of("there", "open", Map.of());

  @TempDir Path folder;
  private Path file;

  @BeforeAll
  static void begin() throws Exception {
    engine = PackFolder.start(TidyPack.class, Map.of());
    engine.beginPreview();
  }

  @AfterAll
  static void end() throws Exception {
    engine.end();
    assertThat(engine.errors()).isEmpty();
  }

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("exemptions.yaml");
  }

  private void exempt(String... entries) throws Exception {
    Files.writeString(file, "exemptions:\n" + String.join("", entries));
    engine.configure(Map.of("exemptions", Map.of("file", file.toString())));
  }

  private static String entry(String policy, String urn, String until, String... more) {
    return """
    - policies: [%s]
      resources: ["%s"]
      path: "*"
      reason: Drained in March.
      owner: team-etl
      until: %s
    """
            .formatted(policy, urn, until)
        + String.join("", more);
  }

  private static List<String> messages(AnalyzeResponse answer) {
    return answer.getDiagnosticsList().stream()
        .map(said -> said.getEnforcementLevel() + " " + said.getMessage())
        .toList();
  }

  /** What is said of a stack of these resources at its end. */
  private static List<String> report(TestResource... resources) {
    return messages(engine.analyzeStack(List.of(resources)));
  }

  private String reported(String text) {
    return "ADVISORY An exemption that is not whole, has ended or is not used.\n" + file + text;
  }

  @Test
  void hole33AnExemptionTurnsItsViolationIntoAdviceThatNamesOwnerAndEnd() throws Exception {
    exempt(entry("there", open.urn(), "2999-12-31"));
    assertThat(messages(engine.analyze(open)))
        .containsExactly(
            """
            ADVISORY EXEMPTED until 2999-12-31 (owner team-etl): Drained in March.
            [there] .p: not set, wanted a value.
            Why: It matters.
            Fix: Mend it.""");
    assertThat(Said.by(engine.analyze(TestResource.of("there", "other", Map.of()))))
        .containsExactly("mandatory [there] .p: not set, wanted a value.");
    assertThat(report()).isEmpty();
  }

  @Test
  void hole33AnExemptionThatHasEndedIsToldWithTheViolationAndAtTheEnd() throws Exception {
    exempt(entry("there", open.urn(), "2020-01-31"));
    assertThat(messages(engine.analyze(open)))
        .containsExactly(
            """
            MANDATORY [there] .p: not set, wanted a value.
            Why: It matters.
            Fix: Mend it.
            An exemption for this ended on 2020-01-31 (owner team-etl).""");
    assertThat(report())
        .containsExactly(
            reported(
                ", line 2: ended on 2020-01-31 (owner team-etl) and does not count any more."));
  }

  @Test
  void hole33AnEntryThatLacksAPartOrIsForEverythingDoesNotCount() throws Exception {
    exempt(
        entry("there", open.urn(), "2999-12-31").replace("  owner: team-etl\n", ""),
        entry("there", "*", "2999-12-31"));
    assertThat(Said.by(engine.analyze(open)))
        .containsExactly("mandatory [there] .p: not set, wanted a value.");
    assertThat(report())
        .containsExactly(
            reported(", line 2: the entry does not count: \"owner\" is missing."),
            reported(
                ", line 7: the entry does not count: \"resources\" names every resource; name the"
                    + " ones that are meant."));
  }

  @Test
  void hole31AnExemptionEndsWithTheNameOfItsResource() throws Exception {
    exempt(entry("there", open.urn(), "2999-12-31"));
    TestResource renamed = TestResource.of("there", "renamed", Map.of());
    assertThat(Said.by(engine.analyze(renamed)))
        .containsExactly("mandatory [there] .p: not set, wanted a value.");
    assertThat(report(renamed))
        .containsExactly(
            reported(
                ", line 2: not used: this stack has no violation that it covers (owner"
                    + " team-etl)."));
  }

  @Test
  void anExemptionOfAnotherStackOrPackIsLeftAlone() throws Exception {
    exempt(
        entry("there", open.urn().replace(":test::test::", ":prod::test::"), "2999-12-31"),
        entry("there", open.urn(), "2999-12-31", "  pack: another\n"));
    assertThat(Said.by(engine.analyze(open)))
        .containsExactly("mandatory [there] .p: not set, wanted a value.");
    assertThat(report()).isEmpty();
  }

  @Test
  void anExemptionFromAPolicyThatThePackDoesNotHaveIsTold() throws Exception {
    exempt(
        entry("thre", open.urn(), "2999-12-31"),
        entry("thre", open.urn(), "2999-12-31", "  pack: tidy\n"));
    assertThat(report())
        .containsExactly(
            reported(
                ", line 2: pack tidy has no policy \"thre\" (did you mean \"there\"?); for another"
                    + " pack's, name it as \"pack\"."),
            reported(", line 8: pack tidy has no policy \"thre\" (did you mean \"there\"?)."));
  }

  @Test
  void disablingThePolicyIgnoresAllExemptions() throws Exception {
    exempt(entry("there", open.urn(), "2999-12-31"), entry("flag", open.urn(), "2020-01-01"));
    engine.configure(
        Map.of("exemptions", Map.of("file", file.toString(), "enforcementLevel", "disabled")));
    assertThat(Said.by(engine.analyze(open)))
        .containsExactly("mandatory [there] .p: not set, wanted a value.");
    assertThat(report()).isEmpty();
  }

  @Test
  void nothingExemptsFromWhatCouldNotBeJudged() throws Exception {
    TestResource foreign = TestResource.of("document", "foreign", Map.of("document", 7));
    TestResource thrown = TestResource.of("edges", "thrown", Map.of("p", 7));
    TestResource unknown = TestResource.of("there", "unknown", Map.of("p", Value.unknown()));
    exempt(
        entry("document", foreign.urn(), "2999-12-31"),
        entry("edges", thrown.urn(), "2999-12-31"),
        entry("there", unknown.urn(), "2999-12-31"));
    assertThat(Said.by(engine.analyze(foreign)))
        .containsExactly(
            "mandatory [document] could not be judged: expected a JSON document in a string at"
                + " .document, found a number.");
    assertThat(Said.by(engine.analyze(unknown)))
        .containsExactly("advisory " + Said.unknownInPreview("there", ".p"));
    // Nor are they unused: what could not be judged may well be a violation.
    assertThat(Said.by(engine.analyzeStack(List.of(thrown))))
        .containsExactly(
            "mandatory [edges] could not be judged: expected a string at .p, found a number.");
  }
}
