package com.example.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policy.Value;
import io.sealedemr.policy.test.PolicyTester;
import io.sealedemr.policy.test.StackTester;
import io.sealedemr.policy.test.TestResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketPoliciesTest {

  private final PolicyTester acl = PolicyTester.of(new BucketAclPublic());
  private final PolicyTester owner = PolicyTester.of(new BucketOwnerMissing());
  private final StackTester accessBlock = PolicyTester.of(new BucketWithoutAccessBlock());

  @Test
  void aPublicAclIsAViolation() {
    assertThat(acl.check(Map.of("acl", "public-read")).violations())
        .containsExactly(".acl: \"public-read\", wanted an acl that is not public.");
    assertThat(acl.check(Map.of("acl", "private")).passed()).isTrue();
    assertThat(acl.check(Map.of()).passed()).isTrue();
  }

  @Test
  void anAclThatIsNotKnownYetIsNeverSilent() {
    assertThat(acl.check(Map.of("acl", Value.unknown())).undetermined()).containsExactly(".acl");
    assertThat(acl.silentWhenUnknown(Map.of("acl", "public-read"))).isEmpty();
    assertThat(acl.silentWhenWrongKind(Map.of("acl", "public-read"))).isEmpty();
  }

  @Test
  void aMissingOwnerIsRepaired() {
    assertThat(owner.repair(Map.of()).properties())
        .isEqualTo(Value.of(Map.of("tags", Map.of("owner", "platform"))));
    assertThat(owner.configured(Map.of("owner", "etl")).repair(Map.of()).properties())
        .isEqualTo(Value.of(Map.of("tags", Map.of("owner", "etl"))));
    assertThat(owner.repair(Map.of("tags", Map.of("owner", "web"))).changed()).isFalse();
    assertThat(owner.repair(Map.of("tags", Value.unknown())).undetermined())
        .containsExactly(".tags");
  }

  @Test
  void eachBucketNeedsAnAccessBlockOfItsOwn() {
    TestResource bucket = TestResource.of("aws:s3/bucket:Bucket", "data", Map.of());
    TestResource block =
        TestResource.of(
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            "data",
            Map.of("bucket", Value.unknown()));
    assertThat(accessBlock.check(bucket, block.dependingOn("bucket", bucket)).passed()).isTrue();
    assertThat(accessBlock.check(bucket, block).violations())
        .containsExactly("No public access block belongs to this bucket.");
  }
}
