package io.sealedemr.policies.keys;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a key policy that AWS is told not to check for lock-out. */
public final class KeyPolicyLockoutUnchecked implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("key-policy-lockout-unchecked")
          .summary("The check that somebody can still change a key's policy is bypassed.")
          .why("A key that nobody can manage is data that will be lost.")
          .fix("Remove bypassPolicyLockoutSafetyCheck.")
          .mandatory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:K09")
          .types(Keys.KEY, Keys.REPLICA, Keys.POLICY)
          .url(Keys.POLICY_GUIDE)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property bypass = it.at("bypassPolicyLockoutSafetyCheck");
    it.require(bypass, bypass.isTrue().not(), "false");
  }
}
