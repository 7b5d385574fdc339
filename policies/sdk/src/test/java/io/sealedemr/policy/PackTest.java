package io.sealedemr.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealedemr.policy.host.Documents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackTest {

  private record Named(PolicySpec spec) implements ResourcePolicy {
    Named(String name) {
      this(PolicySpec.named(name).summary("A policy.").build());
    }

    @Override
    public void check(ResourceCheck it) {}
  }

  @Test
  void refusesTwoPoliciesOfOneName() {
    assertThatThrownBy(
            () -> Pack.of("bad name", "1.0", List.of(new Named("a-b"), new Named("a-b"))))
        .hasMessage(
            "Invalid policy pack \"bad name\": the name may hold up to 100 letters, digits, '-', '_'"
                + " and '.'; the version is \"1.0\", wanted one like 1.2.0; two policies are called \"a-b\".");
  }

  @Test
  void isMandatoryUnlessAPolicySaysOtherwise() {
    assertThat(Pack.of("p", "1.0.0", List.of()).level()).isEqualTo(Level.MANDATORY);
  }

  @Test
  void aSpecNamesAllItsFaults() {
    assertThatThrownBy(
            () ->
                PolicySpec.named("with blanks")
                    .settings(Setting.text("a"), Setting.flag("a"))
                    .build())
        .hasMessage(
            "Invalid policy \"with blanks\": the name may hold up to 100 letters, digits, '-', '_'"
                + " and '.'; the summary is missing; two settings are called \"a\".");
    assertThatThrownBy(() -> PolicySpec.named("all").summary("x").build())
        .hasMessage("Invalid policy name \"all\". \"all\" is a reserved name.");
  }

  @Test
  void aResourceKnowsWhatItsPropertiesComeFrom() {
    Property none = Property.of(Value.of(Map.of()), new Documents(""));
    Resource key =
        new Resource(
            "t", "k", "urn:k", none, ResourceOptions.NONE, Optional.empty(), List.of(), Map.of());
    Resource bucket =
        new Resource(
            "t",
            "b",
            "urn:b",
            none,
            ResourceOptions.NONE,
            Optional.empty(),
            List.of(),
            Map.of("key", List.of("urn:k")));
    assertThat(bucket.dependsOn("key", key)).isTrue();
    assertThat(bucket.dependsOn("other", key)).isFalse();
    assertThat(bucket.dependsOn(key)).isTrue();
    assertThat(key.dependsOn(bucket)).isFalse();
  }
}
