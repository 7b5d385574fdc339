package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.sealedemr.policy.Level;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.RepairingPolicy;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.ResourceRepair;
import io.sealedemr.policy.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;

class ConfigurationTest {

  private static final Setting<String> OWNER = Setting.text("owner").orElse("nobody");

  private record Judging(PolicySpec spec) implements ResourcePolicy {
    @Override
    public void check(ResourceCheck it) {
      it.notApplicable("only its spec is used");
    }
  }

  private record Repairing(PolicySpec spec) implements RepairingPolicy {
    @Override
    public void check(ResourceCheck it) {
      it.notApplicable("only its spec is used");
    }

    @Override
    public void repair(ResourceRepair it) {
      it.notApplicable("only its spec is used");
    }
  }

  private static PolicySpec.Builder spec(String name) {
    return PolicySpec.named(name).summary("Something.");
  }

  private static PolicyConfig config(EnforcementLevel level, String setting, String value) {
    return PolicyConfig.newBuilder()
        .setEnforcementLevel(level)
        .setProperties(
            Struct.newBuilder()
                .putFields(setting, Value.newBuilder().setStringValue(value).build()))
        .build();
  }

  private static Configuration configuration(Pack pack, Map<String, PolicyConfig> sent) {
    return Configuration.of(pack, pack.policies()).with(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "ADVISORY,  ,          ADVISORY",
    "ADVISORY,  DISABLED,  DISABLED",
    "ADVISORY,  MANDATORY, MANDATORY",
    "DISABLED,  ,          DISABLED",
    "DISABLED,  ADVISORY,  ADVISORY",
    "MANDATORY, ,          MANDATORY",
    "MANDATORY, REMEDIATE, REMEDIATE",
    "REMEDIATE, ADVISORY,  ADVISORY",
    "REMEDIATE, ,          REMEDIATE",
  })
  void thePolicysLevelGoesBeforeThePacks(Level ofPack, Level ofPolicy, EnforcementLevel wanted) {
    PolicySpec.Builder spec = spec("p");
    if (ofPolicy != null) {
      spec.level(ofPolicy);
    }
    Repairing policy = new Repairing(spec.build());
    Pack pack = Pack.of("pack", "1.0.0", List.of(policy)).level(ofPack);
    assertThat(Configuration.of(pack, pack.policies()).own(policy)).isEqualTo(wanted);
  }

  @Test
  void aPolicyThatCannotRepairIsMandatoryWhereItShould() {
    Judging judging = new Judging(spec("j").remediate().build());
    Repairing repairing = new Repairing(spec("r").remediate().build());
    Pack pack = Pack.of("pack", "1.0.0", List.of(judging, repairing));
    Configuration configuration = Configuration.of(pack, pack.policies());
    assertThat(configuration.own(judging)).isEqualTo(EnforcementLevel.MANDATORY);
    assertThat(configuration.own(repairing)).isEqualTo(EnforcementLevel.REMEDIATE);
    assertThat(configuration.repairs(judging)).isFalse();
    assertThat(configuration.repairs(repairing)).isTrue();
    assertThat(configuration.ofViolation(repairing)).isEqualTo(EnforcementLevel.MANDATORY);
  }

  @Test
  void theUsersLevelAndSettingsGoFirst() {
    Judging policy = new Judging(spec("p").settings(OWNER).build());
    Pack pack =
        Pack.of("pack", "1.0.0", List.of(policy))
            .initially("p", Level.ADVISORY, Map.of("owner", "pack"));
    Configuration own = Configuration.of(pack, pack.policies());
    assertThat(own.own(policy)).isEqualTo(EnforcementLevel.ADVISORY);
    assertThat(own.settings(policy).get(OWNER)).isEqualTo("pack");
    Configuration users =
        configuration(pack, Map.of("p", config(EnforcementLevel.MANDATORY, "owner", "user")));
    assertThat(users.ofViolation(policy)).isEqualTo(EnforcementLevel.MANDATORY);
    assertThat(users.settings(policy).get(OWNER)).isEqualTo("user");
    Configuration off =
        configuration(
            pack,
            Map.of(
                "p",
                PolicyConfig.newBuilder().setEnforcementLevel(EnforcementLevel.DISABLED).build(),
                "all",
                PolicyConfig.newBuilder().setEnforcementLevel(EnforcementLevel.DISABLED).build()));
    assertThat(off.disabled(policy)).isTrue();
  }

  @Test
  void namesAllThatItDoesNotKnow() {
    Judging policy =
        new Judging(spec("required-tags").settings(OWNER, Setting.flag("strict")).build());
    Pack pack = Pack.of("pack", "1.0.0", List.of(policy));
    assertThatThrownBy(
            () ->
                configuration(
                    pack,
                    Map.of(
                        "required-tag",
                        PolicyConfig.getDefaultInstance(),
                        "required-tags",
                        config(EnforcementLevel.MANDATORY, "ownr", "x"),
                        "z",
                        PolicyConfig.newBuilder().setEnforcementLevelValue(9).build())))
        .hasMessage(
            "Configuration of policy pack \"pack\": there is no policy \"required-tag\" (did you"
                + " mean \"required-tags\"?); policy \"required-tags\": setting \"strict\" is"
                + " required, there is no setting \"ownr\" (did you mean \"owner\"?); policy \"z\""
                + " has the unknown level 9.");
  }

  @Test
  void aPolicyReadsOnlyTheSettingsOfItsSpec() {
    SettingValues none =
        SettingValues.of(
            spec("p").build(),
            (io.sealedemr.policy.Value.Fields) io.sealedemr.policy.Value.of(Map.of()));
    assertThatThrownBy(() -> none.get(OWNER))
        .hasMessage("the spec of policy 'p' does not name the setting \"owner\"");
  }
}
