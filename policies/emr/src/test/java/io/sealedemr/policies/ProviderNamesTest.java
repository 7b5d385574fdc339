package io.sealedemr.policies;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.ec2.AmiCopy;
import com.pulumi.aws.emr.Cluster;
import com.pulumi.aws.emr.SecurityConfiguration;
import com.pulumi.aws.iam.InstanceProfile;
import com.pulumi.aws.iam.Policy;
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
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import io.sealedemr.policy.Path;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.test.PolicyTester;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types and properties are spelt as the provider's own classes spell them. */
class ProviderNamesTest {

  private static final Map<String, Class<?>> CLASSES =
      Stream.<Class<?>>of(
              AmiCopy.class,
              Cluster.class,
              SecurityConfiguration.class,
              InstanceProfile.class,
              Policy.class,
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
              BucketVersioningV2.class)
          .collect(Collectors.toMap(ProviderNamesTest::token, Function.identity()));

  static Stream<ResourcePolicy> resourceRules() {
    return EmrPolicies.all().stream()
        .filter(ResourcePolicy.class::isInstance)
        .map(ResourcePolicy.class::cast);
  }

  @Test
  void theProviderHasTheTypesThatRulesJudge() {
    assertThat(EmrPolicies.all())
        .allSatisfy(rule -> assertThat(CLASSES).containsKeys(tokens(rule.spec().types())));
  }

  @Test
  void theSecureStackIsMadeOfInputsThatTheProviderHas() {
    StackFixture secure = StackFixture.secure();

    assertThat(secure.names())
        .allSatisfy(
            name ->
                assertThat(inputs(secure.type(name)))
                    .containsAll(secure.properties(name).keySet()));
  }

  @ParameterizedTest
  @MethodSource("resourceRules")
  void aResourceRuleReadsOnlyInputsThatOneOfItsTypesHas(ResourcePolicy rule) {
    PolicyTester tester = PolicyTester.of(rule);
    StackFixture.secure().inputs().stream()
        .filter(resource -> rule.spec().types().contains(resource.type()))
        .forEach(tester::check);
    Set<String> known = new LinkedHashSet<>();
    rule.spec().types().forEach(type -> known.addAll(inputs(type)));

    List<String> read =
        tester.reads().stream()
            .flatMap(path -> path.steps().stream().limit(1))
            .map(step -> step instanceof Path.Key key ? key.name() : step.toString())
            .distinct()
            .toList();

    assertThat(read).isNotEmpty().isSubsetOf(known);
  }

  private static String[] tokens(Set<String> types) {
    return types.toArray(String[]::new);
  }

  private static String token(Class<?> type) {
    return requireNonNull(type.getAnnotation(ResourceType.class), type.getName()).type();
  }

  private static Set<String> inputs(String token) {
    Class<?> type = requireNonNull(CLASSES.get(token), token);
    try {
      return Arrays.stream(Class.forName(type.getName() + "Args").getDeclaredFields())
          .map(field -> field.getAnnotation(Import.class))
          .filter(Objects::nonNull)
          .map(Import::name)
          .collect(Collectors.toSet());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
