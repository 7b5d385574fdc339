package com.example.policies;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.RepairingPolicy;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourceRepair;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.Severity;

/** A repairing policy with a setting: mends the resource before it is judged. */
final class BucketOwnerMissing implements RepairingPolicy {

  private static final Setting<String> OWNER =
      Setting.text("owner").describedAs("The team for buckets that name none.").orElse("platform");

  private static final PolicySpec SPEC =
      PolicySpec.named("bucket-owner-missing")
          .summary("A bucket without an owner.")
          .fix("Set the tag owner to the name of a team.")
          .remediate()
          .severity(Severity.LOW)
          .types("aws:s3/bucket:Bucket")
          .settings(OWNER)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property owner = it.at("tags", "owner");
    it.require(owner, owner.hasText(), "the name of a team");
  }

  @Override
  public void repair(ResourceRepair it) {
    Property owner = it.at("tags", "owner");
    it.setUnless(owner.hasText(), owner, it.setting(OWNER));
  }
}
