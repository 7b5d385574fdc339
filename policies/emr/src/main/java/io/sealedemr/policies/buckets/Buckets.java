package io.sealedemr.policies.buckets;

import io.sealedemr.policies.cluster.Clusters;
import io.sealedemr.policies.links.Link;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurations;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The buckets of a stack, and the resources that set one up. */
final class Buckets {

  /** Type tokens of the provider {@code com.pulumi:aws}. */
  static final List<String> TYPES = List.of("aws:s3/bucketV2:BucketV2", "aws:s3/bucket:Bucket");

  static final String ENCRYPTION =
      "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2";
  static final String PUBLIC_ACCESS_BLOCK =
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
  static final String POLICY = "aws:s3/bucketPolicy:BucketPolicy";
  static final String VERSIONING = "aws:s3/bucketVersioningV2:BucketVersioningV2";
  static final String ACL = "aws:s3/bucketAclV2:BucketAclV2";
  static final List<String> OBJECTS =
      List.of("aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject");

  private Buckets() {}

  static List<Resource> of(StackCheck it) {
    List<Resource> buckets = new ArrayList<>();
    TYPES.forEach(type -> buckets.addAll(it.ofType(type)));
    return buckets;
  }

  /** Whether the stack has anything of EMR: the buckets of others are not judged. */
  static boolean haveEmr(StackCheck it) {
    return !it.ofType(Clusters.TYPE).isEmpty() || !it.ofType(SecurityConfigurations.TYPE).isEmpty();
  }

  /** Whether a resource, by its property {@code bucket}, is about a bucket. */
  static Truth isAbout(StackCheck it, Resource part, Resource bucket) {
    return Link.by(part, "bucket", of(it)).toName(bucket, "bucket");
  }

  /** Judges a part of a bucket. */
  @FunctionalInterface
  interface PartJudge {

    /** {@code judged}: whether the bucket counts and the part is about it. */
    void judge(Resource bucket, Resource part, Truth judged);
  }

  /** Demands a part of that type for each bucket that counts, and judges all parts there are. */
  static void judgeParts(
      StackCheck it,
      Function<Resource, Truth> counts,
      String type,
      String ifNone,
      PartJudge judge) {
    List<Resource> buckets = of(it);
    List<Link> parts =
        it.ofType(type).stream().map(part -> Link.by(part, "bucket", buckets)).toList();
    for (Resource bucket : buckets) {
      Truth counted = counts.apply(bucket);
      if (counted.no()) {
        continue;
      }
      Truth there =
          parts.stream().map(part -> part.toName(bucket, "bucket")).reduce(Truth.NO, Truth::or);
      it.require(bucket, counted.not().or(there), ifNone);
      for (Link part : parts) {
        judge.judge(bucket, part.from(), counted.and(part.toName(bucket, "bucket")));
      }
    }
  }
}
