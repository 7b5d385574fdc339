package io.sealedemr.storage;

import com.pulumi.aws.s3.BucketOwnershipControls;
import com.pulumi.aws.s3.BucketOwnershipControlsArgs;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.BucketVersioningV2;
import com.pulumi.aws.s3.BucketVersioningV2Args;
import com.pulumi.aws.s3.inputs.BucketOwnershipControlsRuleArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketVersioningV2VersioningConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.sealedemr.encryption.EncryptionKeys.EncryptionKey;
import io.sealedemr.environment.Environment;
import io.sealedemr.iam.PolicyDocument;
import java.util.List;
import java.util.function.Function;

/**
 * A bucket whose objects are under one key.
 *
 * @param name of the bucket, a plain string at the first preview
 * @param bucket the same as an output, which carries the dependency on the bucket
 * @param ready what must exist before something is written
 */
public record EncryptedBucket(String name, Output<String> bucket, List<Resource> ready) {

  /** A bucket under a key of the stack. */
  static EncryptedBucket create(Environment environment, String purpose, EncryptionKey key) {
    return create(
        environment,
        purpose,
        BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs
            .builder()
            .sseAlgorithm("aws:kms")
            .kmsMasterKeyId(key.reference())
            .build(),
        true,
        key.ready(),
        name -> BucketPolicies.encryptedBucket(environment.scope(), name, key.reference()));
  }

  /** A bucket under keys that S3 manages, as EMR's mode SSE-S3 writes to. */
  static EncryptedBucket underKeysOfS3(Environment environment, String purpose) {
    return create(
        environment,
        purpose,
        BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs
            .builder()
            .sseAlgorithm("AES256")
            .build(),
        false,
        List.of(),
        name -> BucketPolicies.bucketUnderKeysOfS3(environment.scope(), name));
  }

  private static EncryptedBucket create(
      Environment environment,
      String purpose,
      BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs byDefault,
      boolean bucketKey,
      List<Resource> keyReady,
      Function<String, PolicyDocument> bucketPolicy) {
    String name = environment.bucket(purpose);
    BucketV2 bucket =
        new BucketV2(
            purpose,
            BucketV2Args.builder()
                .bucket(name)
                // What is not protected must go with one `pulumi destroy`, objects included.
                .forceDestroy(!environment.protect())
                .tags(environment.tags(purpose))
                .build(),
            CustomResourceOptions.builder().protect(environment.protect()).build());
    BucketServerSideEncryptionConfigurationV2 encryption =
        new BucketServerSideEncryptionConfigurationV2(
            purpose,
            BucketServerSideEncryptionConfigurationV2Args.builder()
                .bucket(bucket.bucket())
                .rules(
                    BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                        .applyServerSideEncryptionByDefault(byDefault)
                        .bucketKeyEnabled(bucketKey)
                        .build())
                .build(),
            CustomResourceOptions.builder().dependsOn(keyReady).build());
    BucketVersioningV2 versioning =
        new BucketVersioningV2(
            purpose,
            BucketVersioningV2Args.builder()
                .bucket(bucket.bucket())
                .versioningConfiguration(
                    BucketVersioningV2VersioningConfigurationArgs.builder()
                        .status("Enabled")
                        .build())
                .build());
    BucketOwnershipControls ownership =
        new BucketOwnershipControls(
            purpose,
            BucketOwnershipControlsArgs.builder()
                .bucket(bucket.bucket())
                .rule(
                    BucketOwnershipControlsRuleArgs.builder()
                        .objectOwnership("BucketOwnerEnforced")
                        .build())
                .build());
    BucketPublicAccessBlock access =
        new BucketPublicAccessBlock(
            purpose,
            BucketPublicAccessBlockArgs.builder()
                .bucket(bucket.bucket())
                .blockPublicAcls(true)
                .blockPublicPolicy(true)
                .ignorePublicAcls(true)
                .restrictPublicBuckets(true)
                .build());
    BucketPolicy policy =
        new BucketPolicy(
            purpose,
            BucketPolicyArgs.builder()
                .bucket(bucket.bucket())
                .policy(bucketPolicy.apply(name).toJson())
                .build(),
            // S3 refuses to change both at the same moment.
            CustomResourceOptions.builder().dependsOn(access).build());
    return new EncryptedBucket(
        name, bucket.bucket(), List.of(encryption, versioning, ownership, access, policy));
  }
}
