package io.sealedemr.policy.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policy.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExemptionTest {

  private static final String LEGACY = "urn:pulumi:prod::etl::aws:s3/bucket:Bucket::legacy-1";

  private static Exemption exemption(String resource, String path) {
    return new Exemption(
        1,
        Set.of("bucket-open"),
        List.of(resource),
        path,
        "reason",
        "owner",
        LocalDate.of(2027, 3, 31),
        "");
  }

  private static Path path(Path.Step... steps) {
    return new Path(List.of(steps));
  }

  @Test
  void coversTheNamedPoliciesAndResourcesOnly() {
    assertThat(exemption(LEGACY, "*").covers("bucket-open", LEGACY)).isTrue();
    assertThat(exemption(LEGACY, "*").covers("bucket-other", LEGACY)).isFalse();
    assertThat(exemption(LEGACY, "*").covers("bucket-open", LEGACY + "0")).isFalse();
    assertThat(exemption("*::legacy-*", "*").covers("bucket-open", LEGACY)).isTrue();
    assertThat(exemption("*::legacy-", "*").covers("bucket-open", LEGACY)).isFalse();
    assertThat(exemption("urn.*", "*").covers("bucket-open", LEGACY))
        .as("a dot is a dot")
        .isFalse();
  }

  @Test
  void coversAPlaceAndWhatIsBelowIt() {
    Path document = path(new Path.Key("policy"), new Path.Document(), new Path.Key("Statement"));
    assertThat(exemption(LEGACY, ".policy").covers(path(new Path.Key("policy")))).isTrue();
    assertThat(exemption(LEGACY, ".policy").covers(document)).isTrue();
    assertThat(exemption(LEGACY, ".policy").covers(path(new Path.Key("policyName")))).isFalse();
    assertThat(exemption(LEGACY, ".policy › Statement").covers(document)).isTrue();
    assertThat(exemption(LEGACY, ".policy › Statement").covers(document.then(new Path.Index(0))))
        .isTrue();
    assertThat(exemption(LEGACY, ".tags").covers(path(new Path.Key("tags"), new Path.Key("a.b"))))
        .isTrue();
    assertThat(exemption(LEGACY, "*").covers(document)).isTrue();
  }

  @Test
  void onlyAStarCoversAViolationWithoutAPlace() {
    assertThat(exemption(LEGACY, "*").covers(null)).isTrue();
    assertThat(exemption(LEGACY, ".policy").covers(null)).isFalse();
  }

  @Test
  void knowsWhetherAStackCanHaveItsResources() {
    assertThat(exemption(LEGACY, "*").concerns("etl", "prod")).isTrue();
    assertThat(exemption(LEGACY, "*").concerns("etl", "dev")).isFalse();
    assertThat(exemption("urn:pulumi:*::legacy", "*").concerns("etl", "dev")).isTrue();
    assertThat(exemption("*::legacy", "*").concerns("etl", "dev")).isTrue();
    assertThat(exemption("urn:pulumi:prod*", "*").concerns("etl", "dev")).isFalse();
  }
}
