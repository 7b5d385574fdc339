package io.sealedemr.policies;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.ec2.AmiCopy;
import com.pulumi.aws.emr.Cluster;
import com.pulumi.aws.emr.InstanceFleet;
import com.pulumi.aws.emr.InstanceGroup;
import com.pulumi.aws.emr.SecurityConfiguration;
import com.pulumi.aws.iam.InstanceProfile;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.kms.Alias;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyPolicy;
import com.pulumi.aws.kms.ReplicaKey;
import com.pulumi.aws.s3.Bucket;
import com.pulumi.aws.s3.BucketAclV2;
import com.pulumi.aws.s3.BucketObject;
import com.pulumi.aws.s3.BucketObjectv2;
import com.pulumi.aws.s3.BucketOwnershipControls;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketVersioningV2;
import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretVersion;
import io.sealedemr.policy.Path;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.test.PolicyTester;
import io.sealedemr.policy.test.ProviderSchema;
import io.sealedemr.policy.test.StackTester;
import io.sealedemr.policy.test.TestResource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types and places are spelt as the provider's own classes spell them. */
class ProviderNamesTest {

  private static final Map<String, ProviderSchema> PROVIDER =
      Stream.<Class<?>>of(
              AmiCopy.class,
              Cluster.class,
              InstanceFleet.class,
              InstanceGroup.class,
              SecurityConfiguration.class,
              InstanceProfile.class,
              com.pulumi.aws.iam.Policy.class,
              Role.class,
              RolePolicy.class,
              Alias.class,
              Key.class,
              KeyPolicy.class,
              ReplicaKey.class,
              Bucket.class,
              BucketAclV2.class,
              BucketObject.class,
              BucketObjectv2.class,
              BucketOwnershipControls.class,
              BucketPolicy.class,
              BucketPublicAccessBlock.class,
              BucketServerSideEncryptionConfigurationV2.class,
              BucketV2.class,
              BucketVersioningV2.class,
              Secret.class,
              SecretVersion.class)
          .map(ProviderNamesTest::schema)
          .collect(Collectors.toMap(ProviderSchema::token, Function.identity()));

  /** The secure stack, and what the good and the bad sample of each rule make of it. */
  private static final List<StackFixture> SAMPLES = samples();

  /** Their resources as resource policies see them; most are the same in all. */
  private static final Set<TestResource> INPUTS =
      SAMPLES.stream()
          .flatMap(sample -> sample.inputs().stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));

  /** Them as stack policies see them. */
  private static final Set<List<TestResource>> OUTPUTS =
      SAMPLES.stream()
          .map(StackFixture::outputs)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private static List<StackFixture> samples() {
    List<StackFixture> samples = new ArrayList<>(List.of(StackFixture.secure()));
    for (Policy rule : EmrPolicies.all()) {
      RuleDocumentation page = RuleDocumentation.of(rule.spec().name());
      samples.add(StackFixture.secure().merge(page.bad()));
      samples.add(StackFixture.secure().merge(page.good()));
    }
    return samples;
  }

  private static ProviderSchema schema(Class<?> resource) {
    try {
      return ProviderSchema.of(resource, Class.forName(resource.getName() + "Args"));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Policy> rules() {
    return EmrPolicies.all().stream();
  }

  @Test
  void theProviderHasTheTypesThatRulesJudge() {
    assertThat(EmrPolicies.all())
        .allSatisfy(
            rule -> assertThat(PROVIDER).containsKeys(rule.spec().types().toArray(String[]::new)));
  }

  @Test
  void theSamplesAreMadeOfInputsThatTheProviderHas() {
    assertThat(INPUTS)
        .allSatisfy(
            resource ->
                assertThat(
                        provider(resource.type())
                            .unknownPaths(places(Value.of(resource.properties()), Path.ROOT)))
                    .isEmpty());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleReadsOnlyPlacesThatTheProviderHas(Policy rule) {
    List<String> unknown = new ArrayList<>();
    if (rule instanceof StackPolicy stackPolicy) {
      StackTester tester = PolicyTester.of(stackPolicy);
      OUTPUTS.forEach(stack -> tester.check(stack.toArray(TestResource[]::new)));
      PROVIDER.forEach(
          (type, provider) -> unknown.addAll(provider.unknownStackPaths(tester.reads(type))));
    } else if (rule instanceof ResourcePolicy resourcePolicy) {
      Set<Path> read = new LinkedHashSet<>();
      for (String type : rule.spec().types()) {
        PolicyTester tester = PolicyTester.of(resourcePolicy);
        INPUTS.stream().filter(resource -> resource.type().equals(type)).forEach(tester::check);
        unknown.addAll(provider(type).unknownPaths(tester.reads()));
        read.addAll(tester.reads());
      }
      assertThat(read).isNotEmpty();
    }
    assertThat(unknown).isEmpty();
  }

  private static ProviderSchema provider(String type) {
    return requireNonNull(PROVIDER.get(type), type);
  }

  /** The places of all values that are neither maps nor lists. */
  private static Set<Path> places(Value value, Path at) {
    Set<Path> places = new LinkedHashSet<>();
    if (value instanceof Value.Fields fields) {
      fields
          .values()
          .forEach((key, below) -> places.addAll(places(below, at.then(new Path.Key(key)))));
    } else if (value instanceof Value.Items items) {
      for (int i = 0; i < items.values().size(); i++) {
        places.addAll(places(items.values().get(i), at.then(new Path.Index(i))));
      }
    } else {
      places.add(at);
    }
    return places;
  }
}
