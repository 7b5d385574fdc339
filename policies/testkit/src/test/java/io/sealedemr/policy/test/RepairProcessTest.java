package io.sealedemr.policy.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;
import pulumirpc.AnalyzerOuterClass.Remediation;

/** What a repair gives back to the engine: all that it did not change as it came, to the byte. */
class RepairProcessTest {

  private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
  private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
  private static final String ASSET = "c44067f5952c0a294b673a41bacd8c17";
  private static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
  private static final String UNKNOWN_LIST = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2";

  private static EngineSimulator engine;

  @BeforeAll
  static void begin() throws Exception {
    engine = PackFolder.start(TidyPack.class, Map.of());
    engine.beginPreview();
  }

  @AfterAll
  static void end() throws Exception {
    engine.end();
  }

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  private static Value map(Object... keysAndValues) {
    return Value.newBuilder().setStructValue(struct(keysAndValues)).build();
  }

  private static Struct struct(Object... keysAndValues) {
    Struct.Builder struct = Struct.newBuilder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      struct.putFields(
          (String) keysAndValues[i], value instanceof Value plain ? plain : text((String) value));
    }
    return struct.build();
  }

  private static Value secret(Value inner) {
    return map(SIGNATURE, SECRET, "value", inner);
  }

  private static Value list(Value... values) {
    return Value.newBuilder()
        .setListValue(ListValue.newBuilder().addAllValues(List.of(values)))
        .build();
  }

  /** Everything that must survive, beside the property that is repaired. */
  private static Struct.Builder siblings() {
    return struct(
        "__defaults", list(text("name")),
        "nested", map("__defaults", list(), "number", Value.newBuilder().setNumberValue(2).build()),
        "unknown", UNKNOWN_LIST,
        "hidden", secret(map("deep", list(text("hush"), text(UNKNOWN_LIST)))),
        "asset", map(SIGNATURE, ASSET, "hash", "0a1b", "text", "content"),
        "archive",
            map(
                SIGNATURE,
                ARCHIVE,
                "hash",
                "2c3d",
                "assets",
                map("f", map(SIGNATURE, ASSET, "hash", "4e5f", "path", "./f"))),
        "of tomorrow", map(SIGNATURE, "another", "x", "y"),
        "nothing",
            Value.newBuilder().setNullValue(com.google.protobuf.NullValue.NULL_VALUE).build())
        .toBuilder();
  }

  private static RemediateResponse remediate(String type, Struct properties) {
    return engine.remediate(TestResource.of(type, "r", Map.of()), properties);
  }

  private static Struct repaired(String type, Struct properties) {
    List<Remediation> all = remediate(type, properties).getRemediationsList();
    assertThat(all).hasSize(1);
    return all.get(0).getProperties();
  }

  @Test
  void allButTheRepairedPlaceGoesBackAsItCame() {
    Struct before = siblings().putFields("a", map("b", "y", "c", secret(text("hush")))).build();
    Struct after = siblings().putFields("a", map("b", "x", "c", secret(text("hush")))).build();
    assertThat(repaired("moved", before)).isEqualTo(after);
    assertThat(repaired("moved", before).toByteString()).isEqualTo(after.toByteString());
  }

  @Test
  void whatIsRepairedInsideASecretStaysASecret() {
    assertThat(
            repaired("moved", siblings().putFields("a", secret(map("b", "y", "c", "d"))).build()))
        .isEqualTo(siblings().putFields("a", secret(map("b", "x", "c", "d"))).build());
    assertThat(repaired("moved", siblings().putFields("a", map("b", secret(text("y")))).build()))
        .isEqualTo(siblings().putFields("a", map("b", secret(text("x")))).build());
  }

  @Test
  void anUnknownIsNotOverwritten() {
    for (Value unknown : List.of(text(UNKNOWN_LIST), secret(text(UNKNOWN_LIST)))) {
      List<Remediation> told =
          remediate("moved", siblings().putFields("a", unknown).build()).getRemediationsList();
      assertThat(told).hasSize(1);
      assertThat(told.get(0).hasProperties()).isFalse();
      assertThat(told.get(0).getDiagnostic())
          .isEqualTo(
              "can't run remediation 'moved' from policy pack 'tidy@v1.0.0' during preview: string"
                  + " value at .a can't be known during preview");
    }
    List<Remediation> told =
        remediate("owned", struct("tags", map("owner", UNKNOWN_LIST))).getRemediationsList();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).getDiagnostic())
        .isEqualTo(
            "can't run remediation 'owned' from policy pack 'tidy@v1.0.0' during preview: string"
                + " value at .tags.owner can't be known during preview");
  }

  @Test
  void theSecondRepairSeesWhatTheFirstHasDone() {
    List<Remediation> both = remediate("owned", siblings().build()).getRemediationsList();
    assertThat(both).extracting(Remediation::getPolicyName).containsExactly("owned", "stamped");
    assertThat(both.get(0).getProperties())
        .isEqualTo(siblings().putFields("tags", map("owner", "team")).build());
    assertThat(both.get(1).getProperties())
        .isEqualTo(siblings().putFields("tags", map("owner", "team", "stamp", "of team")).build());
    assertThat(Said.by(engine.register(TestResource.of("owned", "r", Map.of())))).isEmpty();
  }

  @Test
  void halfARepairIsNone() {
    List<Remediation> told =
        remediate("half", struct("a", "before", "b", secret(text("hush")))).getRemediationsList();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).getDiagnostic())
        .startsWith(
            "can't run remediation 'half' from policy pack 'tidy@v1.0.0':"
                + " java.lang.UnsupportedOperationException: (text withheld: there are secret"
                + " values) (at TidyPack.java:");
    assertThat(engine.errors()).noneMatch(line -> line.contains("hush"));
  }

  @Test
  void aPlaceInSomethingThatIsNoMapIsTold() {
    List<Remediation> told = remediate("moved", struct("a", "text")).getRemediationsList();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).hasProperties()).isFalse();
    assertThat(told.get(0).getDiagnostic())
        .isEqualTo(
            "can't run remediation 'moved' from policy pack 'tidy@v1.0.0': expected a map at .a,"
                + " found a string");
  }
}
