package io.sealedemr.conformance.official;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.conformance.official.OfficialRunner.Outcome;
import io.sealedemr.conformance.official.OfficialRunner.Outcomes;
import io.sealedemr.policy.PackSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pulumi's own runner, on packs written with this SDK: all of its policy cases. */
class OfficialCasesIT {

  /** The runner's names of the packs. */
  static final Map<String, Class<? extends PackSource>> PACKS =
      Map.ofEntries(
          Map.entry("analyze-stack", AnalyzeStackPack.class),
          Map.entry("config", ConfigPack.class),
          Map.entry("config-schema", ConfigSchemaPack.class),
          Map.entry("dryrun", DryRunPack.class),
          Map.entry("enforcement-config", EnforcementConfigPack.class),
          Map.entry("invalid", InvalidPack.class),
          Map.entry("remediate", RemediatePack.class),
          Map.entry("resource-metadata", ResourceMetadataPack.class),
          Map.entry("simple", SimplePack.class),
          Map.entry("stack-config", StackConfigPack.class),
          Map.entry("stack-tags", StackTagsPack.class));

  /** A newer runner with more cases shall not pass unseen, nor an older one with fewer. */
  private static final List<String> CASES =
      List.of(
          "policy-analyze-stack",
          "policy-config",
          "policy-config-schema",
          "policy-dryrun",
          "policy-enforcement-config",
          "policy-invalid",
          "policy-remediate",
          "policy-resource-metadata",
          "policy-simple",
          "policy-stack-config",
          "policy-stack-tags");

  private static OfficialRunner runner;
  private static PackFolders packs;

  @BeforeAll
  static void assemble() throws IOException {
    runner = OfficialRunner.get();
    packs = new PackFolders("packs");
    for (Map.Entry<String, Class<? extends PackSource>> pack : PACKS.entrySet()) {
      packs.add(pack.getKey(), pack.getValue());
    }
  }

  @Test
  void allElevenCasesPass() {
    Outcomes outcomes = runner.run(packs.home(), OfficialRunner.BRIDGE);

    assertThat(outcomes.cases())
        .as(outcomes.toString())
        .extracting(Outcome::name)
        .containsExactlyElementsOf(CASES);
    assertThat(outcomes.cases()).as(outcomes.toString()).allMatch(Outcome::passed);
    assertThat(outcomes.exit()).as(outcomes.toString()).isZero();
    // The runner takes any failure for the right one.
    assertThat(outcomes.cases())
        .flatExtracting(Outcome::refusals)
        .containsOnly(
            "The policy pack can't start: Invalid policy name \"all\". \"all\" is a reserved name.")
        .hasSize(2);
    // For whoever reads the build: the count is the claim.
    System.out.printf(
        "Pulumi's official policy cases, by Pulumi's own runner: %d of %d passed.%n",
        outcomes.cases().stream().filter(Outcome::passed).count(), CASES.size());
  }

  @Test
  void aPolicyRepairsAtTheLevelRemediateAlone() {
    Outcomes outcomes = runner.run(packs.home(), OfficialRunner.BRIDGE, "own-remediate-levels");

    assertThat(outcomes.cases()).as(outcomes.toString()).hasSize(1).allMatch(Outcome::passed);
    assertThat(outcomes.exit()).isZero();
  }
}
