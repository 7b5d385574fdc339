package io.sealedemr.policy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PolicyTesterTest {

  private static final String BAD =
      """
      {"EncryptionConfiguration":{"AtRestEncryptionConfiguration":
        {"S3EncryptionConfiguration":{"EncryptionMode":"SSE-S3"}}}}""";

  private final PolicyTester mode = PolicyTester.of(new S3Mode());

  @Test
  void rendersTheOneMessageForm() {
    assertThat(mode.check(Map.of("configuration", BAD)).messages())
        .containsExactly(
            """
            [s3-encryption-not-kms] .configuration › EncryptionConfiguration › \
            AtRestEncryptionConfiguration › S3EncryptionConfiguration › EncryptionMode: "SSE-S3", \
            wanted SSE-KMS or CSE-KMS.
            Why: S3-managed keys can't be audited.
            Fix: Set EncryptionMode to SSE-KMS and name a key.""");
  }

  @Test
  void hidesTheFoundValueOfASecretDocument() {
    assertThat(mode.check(Map.of("configuration", Value.secret(BAD))).violations())
        .containsExactly(
            ".configuration › EncryptionConfiguration › AtRestEncryptionConfiguration ›"
                + " S3EncryptionConfiguration › EncryptionMode: [secret], wanted SSE-KMS or CSE-KMS.");
  }

  @Test
  void judgesAnAbsentPlace() {
    assertThat(mode.check(Map.of()).violations())
        .containsExactly(
            ".configuration › EncryptionConfiguration › AtRestEncryptionConfiguration ›"
                + " S3EncryptionConfiguration › EncryptionMode: not set, wanted SSE-KMS or CSE-KMS.");
  }

  @Test
  void saysWhatIsNotKnownYet() {
    Result result = mode.check(Map.of("configuration", Value.unknown()));
    assertThat(result.violations()).isEmpty();
    assertThat(result.undetermined()).containsExactly(".configuration");
  }

  @Test
  void reportsADocumentThatCannotBeRead() {
    assertThat(mode.check(Map.of("configuration", "{\"a\":1,\"a\":2}")).violations())
        .containsExactly(
            "could not be judged: expected a JSON document at .configuration, found a string that"
                + " isn't: a key occurs twice (line 1, column 11).");
  }

  @Test
  void findsACarefulPolicyNeverSilent() {
    assertThat(mode.silentWhenUnknown(Map.of("configuration", BAD))).isEmpty();
    assertThat(mode.silentWhenWrongKind(Map.of("configuration", BAD))).isEmpty();
    assertThat(mode.silentWhenUnknown(Map.of())).isEmpty();
    assertThat(mode.silentWhenWrongKind(Map.of())).isEmpty();
  }

  @Test
  void catchesAPolicyThatTakesUnknownForFine() {
    PolicyTester naive =
        tester(
            it -> {
              if (it.at("acl").is("public").yes()) {
                it.violation("It is public.");
              }
            });
    assertThat(naive.silentWhenUnknown(Map.of("acl", "public"))).containsExactly(".acl");
  }

  @Test
  void catchesAPolicyThatTakesAnotherKindForFine() {
    PolicyTester naive =
        tester(
            it -> {
              if (it.at("acl").value() instanceof Value.Text text
                  && text.value().equals("public")) {
                it.violation("It is public.");
              }
            });
    assertThat(naive.silentWhenWrongKind(Map.of("acl", "public"))).containsExactly(".acl");
  }

  @Test
  void catchesAPolicyWithAState() {
    AtomicInteger asked = new AtomicInteger();
    PolicyTester moody = tester(it -> it.violation("Asked " + asked.incrementAndGet() + " times."));
    assertThatThrownBy(() -> moody.check(Map.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Policy 'tested' answers differently when asked twice: ");
  }

  @Test
  void refusesToMutateWhatHasNoViolation() {
    assertThatThrownBy(() -> tester(it -> {}).silentWhenUnknown(Map.of()))
        .hasMessage("The resource has no violation to begin with.");
  }

  @Test
  void asksStackPoliciesWithEdges() {
    StackTester own = PolicyTester.of(new OwnConfiguration());
    TestResource configuration =
        TestResource.of("aws:emr:Configuration", "sealed", Map.of("name", Value.unknown()));
    TestResource cluster =
        TestResource.of("aws:emr:Cluster", "c", Map.of("securityConfiguration", Value.unknown()));
    assertThat(own.check(configuration, cluster).undetermined())
        .containsExactly(cluster.urn() + " .securityConfiguration", cluster.urn() + " .name");
    assertThat(
            own.check(configuration, cluster.dependingOn("securityConfiguration", configuration))
                .passed())
        .isTrue();
    TestResource foreign =
        TestResource.of("aws:emr:Cluster", "c", Map.of("securityConfiguration", "else"));
    TestResource named =
        TestResource.of("aws:emr:Configuration", "sealed", Map.of("name", "sealed"));
    Result result = own.check(named, foreign);
    assertThat(result.violations())
        .containsExactly(".securityConfiguration: \"else\", wanted a configuration of this stack.");
    assertThat(result.urns()).containsExactly(foreign.urn());
    assertThat(own.silentWhenUnknown(named, foreign)).isEmpty();
    assertThat(own.silentWhenWrongKind(named, foreign)).isEmpty();
  }

  private static PolicyTester tester(Consumer<ResourceCheck> check) {
    PolicySpec spec = PolicySpec.named("tested").summary("A policy to test.").build();
    return PolicyTester.of(SamplePolicy.of(spec, check));
  }

  private static final class S3Mode implements ResourcePolicy {
    private static final PolicySpec SPEC =
        PolicySpec.named("s3-encryption-not-kms")
            .summary("S3 data is not encrypted with a KMS key.")
            .why("S3-managed keys can't be audited.")
            .fix("Set EncryptionMode to SSE-KMS and name a key.")
            .types("aws:emr/securityConfiguration:SecurityConfiguration")
            .build();

    @Override
    public PolicySpec spec() {
      return SPEC;
    }

    @Override
    public void check(ResourceCheck it) {
      Property mode =
          it.at("configuration")
              .json()
              .at(
                  "EncryptionConfiguration",
                  "AtRestEncryptionConfiguration",
                  "S3EncryptionConfiguration",
                  "EncryptionMode");
      it.require(mode, mode.in(Set.of("SSE-KMS", "CSE-KMS")), "SSE-KMS or CSE-KMS");
    }
  }

  private static final class OwnConfiguration implements StackPolicy {
    private static final PolicySpec SPEC =
        PolicySpec.named("foreign-configuration").summary("The configuration is foreign.").build();

    @Override
    public PolicySpec spec() {
      return SPEC;
    }

    @Override
    public void check(StackCheck it) {
      List<Resource> configurations = it.ofType("aws:emr:Configuration");
      for (Resource cluster : it.ofType("aws:emr:Cluster")) {
        Property used = cluster.at("securityConfiguration");
        Truth own = Truth.NO;
        for (Resource configuration : configurations) {
          own =
              own.or(Truth.of(cluster.dependsOn("securityConfiguration", configuration)))
                  .or(used.same(configuration.at("name")));
        }
        it.require(cluster, used, own, "a configuration of this stack");
      }
    }
  }
}
