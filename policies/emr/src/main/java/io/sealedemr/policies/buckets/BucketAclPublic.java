package io.sealedemr.policies.buckets;

import io.sealedemr.policies.links.Outputs;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import java.util.List;
import java.util.Set;

/** Finds a public ACL on a bucket of a cluster, or on an object in it. */
public final class BucketAclPublic implements StackPolicy {

  private static final Set<String> PUBLIC =
      Set.of("public-read", "public-read-write", "authenticated-read");

  private static final List<String> GROUPS =
      List.of("/groups/global/AllUsers", "/groups/global/AuthenticatedUsers");

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-acl-public")
          .summary(
              "A bucket that a cluster uses, or an object in it, has an ACL that lets "
                  + "others in.")
          .why(
              "The ACLs public-read, public-read-write and authenticated-read reach beyond the "
                  + "account.")
          .fix(
              "Remove the ACL and let the bucket's owner own all objects: "
                  + "BucketOwnershipControls with BucketOwnerEnforced.")
          .mandatory()
          .severity(Severity.CRITICAL)
          .framework("NIST 800-53", "5", "AC-3", "Access enforcement")
          .tags("check:S09")
          .types(
              Buckets.TYPES.get(0),
              Buckets.TYPES.get(1),
              Buckets.ACL,
              Buckets.OBJECTS.get(0),
              Buckets.OBJECTS.get(1))
          .url("https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource bucket : Buckets.of(it)) {
      Truth used = BucketUse.isUsed(it, bucket);
      if (used.no()) {
        continue;
      }
      requireUnlessComputed(it, bucket, used);
      for (Resource acl : it.ofType(Buckets.ACL)) {
        Truth judged = used.and(Buckets.isAbout(it, acl, bucket));
        require(it, acl, judged);
        if (!Outputs.leftOut(acl, "accessControlPolicy")) {
          for (Property grant : acl.at("accessControlPolicy", "grants").elements()) {
            Property group = grant.at("grantee", "uri");
            Truth everybody = group.matches(uri -> GROUPS.stream().anyMatch(uri::endsWith));
            it.require(acl, group, judged.and(everybody).not(), "no group of all users");
          }
        }
      }
      for (String type : Buckets.OBJECTS) {
        for (Resource object : it.ofType(type)) {
          requireUnlessComputed(it, object, used.and(Buckets.isAbout(it, object, bucket)));
        }
      }
    }
  }

  /** Bucket and object get an ACL from the provider if the program gives none. */
  private static void requireUnlessComputed(StackCheck it, Resource on, Truth judged) {
    if (!Outputs.leftOut(on, "acl")) {
      require(it, on, judged);
    }
  }

  private static void require(StackCheck it, Resource on, Truth judged) {
    Property acl = on.at("acl");
    it.require(on, acl, judged.and(acl.in(PUBLIC)).not(), "private");
  }
}
