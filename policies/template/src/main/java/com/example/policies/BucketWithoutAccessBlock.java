package com.example.policies;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import java.util.List;

/** A stack policy: judges what lies between resources. */
final class BucketWithoutAccessBlock implements StackPolicy {

  private static final String BUCKET = "aws:s3/bucket:Bucket";
  private static final String ACCESS_BLOCK =
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-without-access-block")
          .summary("A bucket that no public access block belongs to.")
          .why("An object's own ACL can open it, whatever the bucket's says.")
          .fix("Add a BucketPublicAccessBlock whose bucket is this one.")
          .types(BUCKET, ACCESS_BLOCK)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    List<Resource> blocks = it.ofType(ACCESS_BLOCK);
    for (Resource bucket : it.ofType(BUCKET)) {
      // The edge is known in a preview, where the bucket's name is not.
      if (blocks.stream().noneMatch(block -> block.dependsOn("bucket", bucket))) {
        it.violation(bucket, "No public access block belongs to this bucket.");
      }
    }
  }
}
