package io.sealedemr.policies.keys;

import io.sealedemr.policies.links.Link;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Finds a key whose policy AWS writes. */
public final class KeyWithoutPolicy implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("key-without-policy")
          .summary("A key has no policy: neither in the key nor in a KeyPolicy of this " + "stack.")
          .why(
              "AWS's default policy lets IAM decide: whoever has kms:Decrypt on '*' in "
                  + "the account may read.")
          .fix("Attach a KeyPolicy that names the roles which use the key.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "AC-6", "Least privilege")
          .tags("check:K06", "peer:checkov:CKV2_AWS_64")
          .types(Keys.KEY, Keys.POLICY)
          .url("https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    List<Link> targets =
        it.ofType(Keys.POLICY).stream().map(policy -> Keys.target(it, policy)).toList();
    for (Resource key : it.ofType(Keys.KEY)) {
      Truth attached =
          targets.stream().map(target -> Keys.isPolicyOf(target, key)).reduce(Truth.NO, Truth::or);
      it.require(
          key,
          attached.or(Keys.hasOwnPolicy(key)),
          "Neither the key nor a KeyPolicy of this stack says who may use the key.");
    }
  }
}
