package io.sealedemr.policy.test;

import static io.sealedemr.policy.test.Said.unknown;
import static io.sealedemr.policy.test.Said.unknownInPreview;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Struct;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.RepairingPolicy;
import io.sealedemr.policy.ResourceOptions;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;
import pulumirpc.AnalyzerOuterClass.PolicySeverity;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;

/**
 * The ways by which an insecure resource slips through policies, as they are known of Pulumi's own
 * SDKs and its engine, 35 by number and one that was added to the third. Each has a test here or in
 * another class of {@link #TESTS}, or it is said why none can be: a policy pack is only asked, and
 * can't close what lies in the engine.
 */
class HolesTest {

  private static final List<Class<?>> TESTS =
      List.of(HolesTest.class, ExemptionsProcessTest.class, PackProcessTest.class);

  /** Those that no pack can close, and what to do instead. */
  private static final Map<String, String> NOT_OF_THE_SDK =
      Map.of(
          "9", "All dynamic resources have one type; only their properties tell them apart.",
          "11",
              "Imports, refreshes and destroys ask no policy: run `pulumi policy analyze`, as 10.",
          "12", "What drifts is in the state only: run `pulumi policy analyze`, as 10.",
          "15", "In an update stack policies are asked when all is applied: gate the preview.",
          "22", "A local pack must be named by --policy-pack: a launcher or CI does it.",
          "25", "The engine orders packs as they load: two must not repair one property.",
          "32", "Components do not show their children: judge the resource that has the property.");

  private static EngineSimulator preview;
  private static EngineSimulator update;
  private static EngineSimulator strictEngine;
  private static EngineSimulator strictPack;
  private static EngineSimulator configured;

  @BeforeAll
  static void begin() throws Exception {
    preview = PackFolder.start(TidyPack.class, Map.of());
    update = PackFolder.start(TidyPack.class, Map.of());
    strictEngine = PackFolder.start(TidyPack.class, Map.of("PULUMI_POLICY_STRICT", "1"));
    strictPack = PackFolder.start(TidyPack.Strict.class, Map.of());
    configured = PackFolder.start(TidyPack.Initial.class, Map.of());
    preview.beginPreview();
    update.begin(EngineSimulator.UPDATE, Map.of());
    strictEngine.beginPreview();
    strictPack.beginPreview();
    configured.beginPreview();
  }

  @AfterAll
  static void end() throws Exception {
    for (EngineSimulator engine : List.of(preview, update, strictEngine, strictPack, configured)) {
      engine.end();
    }
  }

  @Test
  void everyHoleHasATestOrAReason() {
    Pattern name = Pattern.compile("hole(\\d\\d)([a-z]?)[A-Z].*");
    Set<String> tested = new TreeSet<>();
    TESTS.stream()
        .flatMap(tests -> Arrays.stream(tests.getDeclaredMethods()))
        .filter(
            method ->
                method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(ParameterizedTest.class))
        .map(method -> name.matcher(method.getName()))
        .filter(Matcher::matches)
        .forEach(match -> tested.add(Integer.parseInt(match.group(1)) + match.group(2)));
    Set<String> all =
        Stream.concat(Stream.of("3a"), IntStream.rangeClosed(1, 35).mapToObj(Integer::toString))
            .collect(Collectors.toSet());
    all.removeAll(NOT_OF_THE_SDK.keySet());

    assertThat(tested).containsExactlyInAnyOrderElementsOf(all);
  }

  private static TestResource resource(String type, Map<String, ?> properties) {
    return TestResource.of(type, "r", properties);
  }

  private static List<String> previewed(String type, Map<String, ?> properties) {
    return Said.by(preview.analyze(resource(type, properties)));
  }

  @Test
  void hole01APolicyGoesOnBesideAnUnknownValue() {
    assertThat(previewed("flag", Map.of("flag", Value.unknown(), "mode", "bad")))
        .containsExactly(
            "mandatory [flag] .mode: \"bad\", wanted good.",
            "advisory " + unknownInPreview("flag", ".flag"));
    assertThat(previewed("flag", Map.of("flag", Value.unknown(), "mode", Value.unknown())))
        .containsExactly("advisory " + unknownInPreview("flag", ".flag, .mode"));
  }

  @Test
  void hole02AStrictPreviewFailsOnWhatItCanNotDecide() {
    TestResource unknown = resource("flag", Map.of("flag", Value.unknown(), "mode", "good"));
    TestResource output = resource("edges", Map.of("p", Value.unknown()));
    for (EngineSimulator strict : List.of(strictEngine, strictPack)) {
      assertThat(Said.by(strict.analyze(unknown)))
          .containsExactly("mandatory " + unknownInPreview("flag", ".flag"));
      assertThat(Said.by(strict.analyzeStack(List.of(output))))
          .containsExactly("mandatory " + unknownInPreview("edges", ".p"));
    }
  }

  @Test
  void hole03AnUnknownInAnUpdateCountsAtThePolicysLevel() {
    TestResource unknown = resource("flag", Map.of("flag", Value.unknown(), "mode", "good"));
    assertThat(Said.by(update.analyze(unknown)))
        .containsExactly("mandatory " + unknown("flag", ".flag"));
    assertThat(
            Said.by(update.analyzeStack(List.of(resource("edges", Map.of("p", Value.unknown()))))))
        .containsExactly("mandatory " + unknown("edges", ".p"));
  }

  static Stream<Arguments> unknownPlaces() {
    Value unknown = Value.unknown();
    return Stream.of(
        Arguments.of("flag", Map.of("flag", unknown, "mode", "good"), ".flag"),
        Arguments.of("there", Map.of("p", unknown), ".p"),
        Arguments.of("there", Map.of("p", Value.secret(unknown)), ".p"),
        Arguments.of("nested", Map.of("a", Map.of("b", unknown)), ".a.b"),
        Arguments.of("nested", Map.of("a", unknown), ".a"),
        Arguments.of("nested", Map.of("a", Value.secret(unknown)), ".a"),
        Arguments.of("nested", Map.of("a", Value.secret(Map.of("b", unknown))), ".a.b"),
        Arguments.of("listed", Map.of("list", unknown), ".list"),
        Arguments.of("listed", Map.of("list", List.of(Map.of("k", "x"), unknown)), ".list.1"),
        Arguments.of("listed", Map.of("list", List.of(Map.of("k", unknown))), ".list.0.k"),
        Arguments.of("tagged", Map.of("tags", unknown), ".tags"),
        Arguments.of("tagged", Map.of("tags", Map.of("a.b", unknown)), ".tags[\"a.b\"]"),
        Arguments.of("document", Map.of("document", unknown), ".document"));
  }

  @ParameterizedTest
  @MethodSource("unknownPlaces")
  void hole03aAnUnknownIsNeverAPassWhereverItIs(
      String type, Map<String, ?> properties, String place) {
    assertThat(previewed(type, properties))
        .containsExactly("advisory " + unknownInPreview(type, place));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"
      })
  void hole03aAnUnknownOfEachKindIsUnknownForEachQuestion(String sentinel) {
    assertThat(previewed("flag", Map.of("flag", sentinel, "mode", sentinel)))
        .containsExactly("advisory " + unknownInPreview("flag", ".flag, .mode"));
    assertThat(previewed("listed", Map.of("list", sentinel)))
        .containsExactly("advisory " + unknownInPreview("listed", ".list"));
    assertThat(previewed("document", Map.of("document", sentinel)))
        .containsExactly("advisory " + unknownInPreview("document", ".document"));
  }

  @Test
  void hole04NoQuestionAboutAPlaceMergesUnknownWithAbsentOrFalse() {
    assertThat(
            Arrays.stream(Property.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(
                    method ->
                        Set.of(boolean.class, Boolean.class, Optional.class, String.class)
                            .contains(method.getReturnType()))
                .map(Method::getName))
        .containsExactly("toString");
  }

  @Test
  void hole05AnUnknownIsNeitherThereNorMissing() {
    PolicyTester asking =
        PolicyTester.of(
            SamplePolicy.of(
                "asking",
                it -> {
                  it.require(it.at("p").present(), "Not there.");
                  it.require(it.at("p").present().not(), "There.");
                  it.require(it.at("keys").keys().any(key -> key.is("k")), "No key.");
                  it.require(it.at("list").any(each -> each.is("x")), "No element.");
                }));
    Result result =
        asking.check(
            Map.of("p", Value.unknown(), "keys", Value.unknown(), "list", Value.unknown()));
    assertThat(result.violations()).isEmpty();
    assertThat(result.undetermined()).containsExactly(".p", ".keys", ".list");
  }

  @Test
  void hole06AWrongKindIsAViolation() {
    assertThat(previewed("flag", Map.of("flag", "true", "mode", "good")))
        .containsExactly(
            "mandatory [flag] could not be judged: expected a boolean at .flag, found a string.");
    assertThat(previewed("listed", Map.of("list", Map.of("k", "x"))))
        .containsExactly(
            "mandatory [listed] could not be judged: expected a list at .list, found a map.");
    assertThat(previewed("nested", Map.of("a", List.of("x"))))
        .containsExactly(
            "mandatory [nested] could not be judged: expected a map at .a, found a list.");
    assertThat(Said.by(preview.analyzeStack(List.of(resource("edges", Map.of("p", 7))))))
        .containsExactly(
            "mandatory [edges] could not be judged: expected a string at .p, found a number.");
  }

  @Test
  void hole06AValueOfAnUnknownSignatureIsAViolation() {
    Struct foreign =
        Struct.newBuilder()
            .putFields(
                "p",
                Codec.encode(
                        new Value.Fields(
                            Map.of(
                                "v",
                                Value.of(
                                    Map.of("4dabf18193072939515e22adb298388d", "of tomorrow"))),
                            false))
                    .getFieldsOrThrow("v"))
            .build();
    assertThat(Said.by(preview.analyze(resource("there", Map.of()), foreign)))
        .containsExactly(
            "mandatory [there] could not be judged: expected a value at .p, found a special value"
                + " of a form that isn't known here.");
  }

  @Test
  void hole07WhatIsAbsentOrNullIsNotWhatIsWanted() {
    Map<String, Object> nothing = new LinkedHashMap<>();
    nothing.put("flag", null);
    assertThat(previewed("flag", nothing))
        .containsExactly(
            "mandatory [flag] .flag: null, wanted true.",
            "mandatory [flag] .mode: not set, wanted good.");
    assertThat(previewed("there", Map.of()))
        .containsExactly("mandatory [there] .p: not set, wanted a value.");
    assertThat(previewed("tagged", Map.of()))
        .containsExactly("mandatory [tagged] .tags[\"a.b\"]: not set, wanted x.");
  }

  @ResourceType(type = "flag")
  private static final class Flag {}

  private static final class FlagArgs {
    @Import(name = "flag")
    @SuppressWarnings("unused") // Read by reflection.
    Output<Boolean> flag = Output.of(true);
  }

  @Test
  void hole08AMistypedTokenOrPlaceFailsTheTestOfAPack() {
    PolicyTester tester =
        PolicyTester.of(
            SamplePolicy.of(
                "flga", it -> it.require(it.at("flgs"), it.at("flgs").isTrue(), "true")));
    var unused = tester.check(Map.of());
    ProviderSchema flag = ProviderSchema.of(Flag.class, FlagArgs.class);
    assertThat(tester.spec().types()).doesNotContain(flag.token());
    assertThat(flag.unknownPaths(tester.reads())).containsExactly(".flgs");
  }

  @Test
  void hole10AStateIsJudgedWithoutAStackThroughPolicyAnalyze() throws Exception {
    try (EngineSimulator engine = PackFolder.start(TidyPack.class, Map.of())) {
      engine.beginAnalysis(Map.of("bounded", Map.of("most", 1)));
      assertThat(Said.by(engine.analyze(resource("bounded", Map.of("count", 2)))))
          .containsExactly("mandatory [bounded] .count: 2, wanted at most 1.");
      assertThat(Said.by(engine.analyzeStack(List.of(resource("edges", Map.of())))))
          .containsExactly("mandatory [edges] .p: not set, wanted x.");
      assertThat(engine.remediate(resource("owned", Map.of())).getRemediationsList()).hasSize(2);
      engine.end();
      assertThat(engine.errors()).isEmpty();
    }
  }

  @Test
  void hole13APolicySeesWhichChangesAreIgnored() {
    TestResource kept =
        resource("ignoring", Map.of())
            .withOptions(
                new ResourceOptions(
                    false,
                    List.of("flag"),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    ResourceOptions.NONE.customTimeouts(),
                    ""));
    assertThat(Said.by(preview.analyze(kept)))
        .containsExactly("mandatory [ignoring] Changes of the flag are ignored.");
  }

  @Test
  void hole14AnEmptyMapOfPropertiesIsNoPass() {
    assertThat(Stream.of("flag", "there", "nested", "tagged", "document", "bounded", "owned"))
        .allSatisfy(
            type ->
                assertThat(previewed(type, Map.of()))
                    .isNotEmpty()
                    .allMatch(said -> said.startsWith("mandatory [" + type + "] .")));
  }

  @Test
  void hole16AnOutputThatIsNotKnownIsToldOfItsResource() {
    TestResource known = TestResource.of("edges", "known", Map.of("p", "y"));
    TestResource unknown = TestResource.of("edges", "unknown", Map.of("p", Value.unknown()));
    AnalyzeResponse answer = preview.analyzeStack(List.of(unknown, known));
    assertThat(Said.by(answer))
        .containsExactly(
            "mandatory [edges] .p: \"y\", wanted x.",
            "advisory " + unknownInPreview("edges", ".p"));
    assertThat(answer.getDiagnosticsList())
        .extracting(said -> said.getUrn())
        .containsExactly(known.urn(), unknown.urn());
  }

  @Test
  void hole17NoPolicyCanMakeACallUnimplemented() {
    String text = " could not be judged: java.lang.UnsupportedOperationException: Not made.";
    assertThat(previewed("unsupported", Map.of()))
        .singleElement()
        .asString()
        .startsWith("mandatory [unsupported]" + text);
    assertThat(Said.by(preview.analyzeStack(List.of(resource("unsupported-stack", Map.of())))))
        .singleElement()
        .asString()
        .startsWith("mandatory [unsupported-stack]" + text);
    RemediateResponse repair = preview.remediate(resource("half", Map.of("b", 1)));
    assertThat(repair.getRemediationsList())
        .singleElement()
        .satisfies(
            said ->
                assertThat(said.getDiagnostic())
                    .startsWith(
                        "can't run remediation 'half' from policy pack 'tidy@v1.0.0':"
                            + " java.lang.UnsupportedOperationException: Not made: 1 (at "));
  }

  @Test
  void hole18LevelsAndSeveritiesAreAlwaysSaid() {
    assertThat(preview.analyzerInfo().getPoliciesList())
        .extracting(PolicyInfo::getName, PolicyInfo::getEnforcementLevel, PolicyInfo::getSeverity)
        .contains(
            tuple("flag", EnforcementLevel.MANDATORY, PolicySeverity.POLICY_SEVERITY_HIGH),
            tuple("nested", EnforcementLevel.MANDATORY, PolicySeverity.POLICY_SEVERITY_UNSPECIFIED),
            tuple("owned", EnforcementLevel.REMEDIATE, PolicySeverity.POLICY_SEVERITY_UNSPECIFIED),
            tuple("exemptions", EnforcementLevel.ADVISORY, PolicySeverity.POLICY_SEVERITY_LOW));
    assertThat(preview.analyze(resource("flag", Map.of("mode", "good"))).getDiagnosticsList())
        .singleElement()
        .satisfies(
            said -> assertThat(said.getSeverity()).isEqualTo(PolicySeverity.POLICY_SEVERITY_HIGH));
  }

  @Test
  void hole19AnInitialConfigurationKeepsItsLevelAndGivesWayToTheUsers() {
    TestResource six = resource("bounded", Map.of("count", 6));
    configured.configure(Map.of());
    assertThat(Said.by(configured.analyze(six)))
        .containsExactly("mandatory [bounded] .count: 6, wanted at most 5.");
    assertThat(Said.by(configured.analyze(resource("flag", Map.of("mode", "good")))))
        .containsExactly("advisory [flag] .flag: not set, wanted true.");
    configured.configure(
        Map.of("bounded", Map.of("most", 6), "flag", Map.of("enforcementLevel", "mandatory")));
    assertThat(Said.by(configured.analyze(six))).isEmpty();
    assertThat(Said.by(configured.analyze(resource("flag", Map.of("mode", "good")))))
        .containsExactly("mandatory [flag] .flag: not set, wanted true.");
  }

  @Test
  void hole20TheUsersLevelsGoFirstAndWhatIsDisabledIsNotAsked() {
    TestResource bad = resource("there", Map.of());
    String fault = " [there] .p: not set, wanted a value.";
    configured.configure(Map.of("there", "advisory"));
    assertThat(Said.by(configured.analyze(bad))).containsExactly("advisory" + fault);
    configured.configure(Map.of("there", "remediate"));
    assertThat(Said.by(configured.analyze(bad))).containsExactly("mandatory" + fault);
    configured.configure(Map.of("all", "disabled", "there", "mandatory"));
    assertThat(Said.by(configured.analyze(bad))).containsExactly("mandatory" + fault);
    assertThat(Said.by(configured.analyze(resource("flag", Map.of())))).isEmpty();
    assertThat(Said.by(configured.analyzeStack(List.of(resource("edges", Map.of()))))).isEmpty();
    for (String level : List.of("disabled", "advisory", "mandatory")) {
      configured.configure(Map.of("owned", level, "stamped", level));
      assertThat(configured.remediate(resource("owned", Map.of())).getRemediationsList()).isEmpty();
    }
  }

  @Test
  void hole21WhatIsMistypedInAConfigurationIsRefused() {
    assertThatThrownBy(
            () ->
                configured.configure(
                    Map.of("thre", "mandatory", "bounded", Map.of("mots", 1, "most", "five"))))
        .hasMessage(
            "INVALID_ARGUMENT: Configuration of policy pack \"tidy\": policy \"bounded\": setting"
                + " \"most\" is a string, allowed is integer, there is no setting \"mots\" (did you"
                + " mean \"most\"?); there is no policy \"thre\" (did you mean \"there\"?).");
    assertThatThrownBy(() -> configured.configure(Map.of("there", Map.of("most", 1))))
        .hasMessage(
            "INVALID_ARGUMENT: Configuration of policy pack \"tidy\": policy \"there\": there is no"
                + " setting \"most\" (there are none).");
  }

  @Test
  void hole23ARepairThatCanNotBeMadeIsToldAndTheCheckDecides() {
    assertThat(ResourcePolicy.class).isAssignableFrom(RepairingPolicy.class);
    TestResource unknown = resource("owned", Map.of("tags", Value.unknown()));
    RemediateResponse answer = preview.remediate(unknown);
    assertThat(answer.getRemediationsList())
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.hasProperties()).isFalse();
              assertThat(said.getDiagnostic())
                  .isEqualTo(
                      "can't run remediation 'owned' from policy pack 'tidy@v1.0.0' during preview:"
                          + " string value at .tags can't be known during preview");
            });
    assertThat(Said.by(preview.register(unknown)))
        .containsExactly("advisory " + unknownInPreview("owned", ".tags"));
    assertThat(Said.by(update.register(unknown)))
        .containsExactly("mandatory " + unknown("owned", ".tags"));
  }

  @Test
  void hole24ARepairOfWhatIsRightSendsNothing() {
    assertThat(
            preview
                .remediate(resource("moved", Map.of("a", Map.of("b", "x"))))
                .getRemediationsList())
        .isEmpty();
    assertThat(preview.remediate(resource("flag", Map.of())).getRemediationsList()).isEmpty();
  }

  @Test
  void hole26BookkeepingOfTheEngineIsNoPropertyAtAnyDepth() {
    assertThat(
            previewed(
                "keyed",
                Map.of("__defaults", List.of(), "a", Map.of("__defaults", List.of(), "b", 1))))
        .containsExactly("mandatory [keyed] Keys [a, b]");
  }

  @Test
  void hole27WhyAPolicyHasNothingToJudgeIsSaid() {
    Map<String, String> reasons =
        Said.notApplicable(preview.analyze(resource("dotted", Map.of())).getNotApplicableList());
    assertThat(reasons)
        .containsEntry("flag", "Policy only applies to resources of type 'flag'")
        .containsEntry("stamped", "Policy only applies to resources of types 'owned', 'stamped'")
        .doesNotContainKey("dotted.name_1-x");
    assertThat(
            Said.notApplicable(
                preview.remediate(resource("moved", Map.of())).getNotApplicableList()))
        .containsEntry("flag", "Policy does not repair resources")
        .containsEntry("owned", "Policy only applies to resources of type 'owned'")
        .doesNotContainKey("moved");
  }

  @Test
  void hole28ASecretThatTheEngineWithholdsIsUnknown() {
    assertThat(previewed("document", Map.of("document", "[secret]")))
        .containsExactly("advisory " + unknownInPreview("document", ".document"));
    assertThat(previewed("nested", Map.of("a", Map.of("b", "[secret]"))))
        .containsExactly("advisory " + unknownInPreview("nested", ".a.b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"on\":true",
        "{\"on\":true}}",
        "{\"on\":false,\"on\":true}",
        "{on:true}"
      })
  void hole29ADocumentThatCanNotBeReadIsAViolation(String document) {
    assertThat(previewed("document", Map.of("document", document)))
        .singleElement()
        .asString()
        .startsWith(
            "mandatory [document] could not be judged: expected a JSON document at .document,"
                + " found a string that isn't: ");
  }

  @Test
  void hole30APolicySeesTheProvidersOwnProperties() {
    TestResource provider = TestResource.of("pulumi:providers:aws", "p", Map.of("region", "y"));
    assertThat(Said.by(preview.analyze(resource("managed", Map.of()).managedBy(provider))))
        .containsExactly("mandatory [managed] .region: \"y\", wanted x.");
  }

  @Test
  void hole34TwoPoliciesOfOneNameAreRefused() throws Exception {
    try (EngineSimulator engine = PackFolder.start(TidyPack.Twice.class, Map.of())) {
      assertThatThrownBy(engine::beginPreview)
          .hasMessage(
              "INVALID_ARGUMENT: Invalid policy pack \"twice\": two policies are called \"flag\";"
                  + " two policies are called \"nested\".");
      assertThatThrownBy(engine::analyzerInfo).hasMessageStartingWith("INVALID_ARGUMENT: Invalid");
      engine.end();
    }
  }
}
