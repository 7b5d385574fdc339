package io.sealedemr.policies.keys;

import io.sealedemr.policies.iam.Principals;
import io.sealedemr.policies.iam.Statement;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;

/** Finds a principal that may grant the use of a key to anybody. */
public final class KeyGrantUnrestricted implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("key-grant-unrestricted")
          .summary("A key policy lets a principal make grants for anybody.")
          .why("The action kms:CreateGrant hands the use of the key on, past the key policy.")
          .fix(
              "Add the condition Bool kms:GrantIsForAWSResource \"true\" to the "
                  + "statement, or remove kms:CreateGrant.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "AC-6", "Least privilege")
          .tags("check:U04", "check:K13")
          .types(Keys.KEY, Keys.REPLICA, Keys.POLICY)
          .url("https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    for (Statement statement : Keys.statements(it.resource())) {
      Truth grants =
          statement
              .allows()
              .and(statement.coversAction("kms:CreateGrant"))
              .and(Principals.onlyAccountRoot(statement).not());
      it.require(
          statement.place().at("Condition"),
          grants.not().or(statement.holdsOnlyIf("kms:GrantIsForAWSResource", true)),
          "Bool kms:GrantIsForAWSResource \"true\"");
    }
  }
}
