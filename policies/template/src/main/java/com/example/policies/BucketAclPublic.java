package com.example.policies;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import java.util.Set;

/** A resource policy: judges one resource by its properties. */
final class BucketAclPublic implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-acl-public")
          .summary("A bucket that everyone may read or write.")
          .why("Whoever finds the bucket's name has its data.")
          .fix("Take acl away, or set it to \"private\".")
          .severity(Severity.HIGH)
          .types("aws:s3/bucket:Bucket")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property acl = it.at("acl");
    it.require(
        acl, acl.in(Set.of("public-read", "public-read-write")).not(), "an acl that is not public");
  }
}
