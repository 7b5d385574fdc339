package io.sealedemr.policies.keys;

import io.sealedemr.policies.iam.Statement;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;
import java.util.regex.Pattern;

/** Finds a key policy that lets principals of any account in. */
public final class KeyPolicyOpenToEveryone implements ResourcePolicy {

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  private static final PolicySpec SPEC =
      PolicySpec.named("key-policy-open-to-everyone")
          .summary("A key policy allows everybody.")
          .why(
              "The principal '*' means every account of AWS unless kms:CallerAccount "
                  + "holds it to yours.")
          .fix(
              "Name the roles in Principal, or add the condition StringEquals "
                  + "kms:CallerAccount with your account.")
          .mandatory()
          .severity(Severity.CRITICAL)
          .framework("NIST 800-53", "5", "AC-3", "Access enforcement")
          .tags(
              "check:K04",
              "check:U04",
              "peer:checkov:CKV_AWS_33",
              "peer:prowler:kms_key_not_publicly_accessible",
              "peer:regula:FG_R00252",
              "peer:cfn-nag:F76",
              "peer:terrascan:AC_AWS_0162",
              "peer:cnspec:kms-key-no-public-access")
          .types(Keys.KEY, Keys.REPLICA, Keys.POLICY)
          .url(Keys.POLICY_GUIDE)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    for (Statement statement : Keys.statements(it.resource())) {
      Truth held = statement.holdsTo("kms:CallerAccount", ACCOUNT.asMatchPredicate());
      it.require(
          statement.place().at("Principal"),
          statement.allows().and(statement.isAboutEverybody()).and(held.not()).not(),
          "roles by name, or the condition StringEquals kms:CallerAccount");
      it.require(
          statement.place().at("NotPrincipal"),
          statement.allows().and(statement.excludesPrincipals()).not(),
          "Principal with roles by name");
    }
  }
}
