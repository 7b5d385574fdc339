package io.sealedemr.policies.keys;

import io.sealedemr.policies.iam.Principals;
import io.sealedemr.policies.iam.Statement;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Finds a wildcard by which a key policy gives decryption away. */
public final class KeyPolicyActionWildcard implements ResourcePolicy {

  private static final List<String> SENSITIVE = List.of("kms:Decrypt", "kms:CreateGrant");

  /**
   * One action of each prefix and each ending that a sensitive action shares with a harmless one.
   */
  private static final List<String> OTHER =
      List.of(
          "kms:DescribeKey",
          "kms:DeleteAlias",
          "kms:DisableKey",
          "kms:DeriveSharedSecret",
          "kms:Encrypt",
          "kms:ReEncryptFrom",
          "kms:CreateKey",
          "kms:CreateAlias",
          "kms:CreateCustomKeyStore",
          "kms:ConnectCustomKeyStore",
          "kms:CancelKeyDeletion",
          "kms:RevokeGrant",
          "kms:RetireGrant",
          "kms:ListGrants",
          "kms:GetKeyPolicy",
          "kms:PutKeyPolicy");

  private static final PolicySpec SPEC =
      PolicySpec.named("key-policy-action-wildcard")
          .summary("A key policy gives decryption or grants by a wildcard.")
          .why(
              "A wildcard makes an administrator a reader, or lets them make themselves "
                  + "one by kms:CreateGrant.")
          .fix(
              "Name each action in Action; who may decrypt must be told by kms:Decrypt "
                  + "itself.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "AC-6", "Least privilege")
          .tags(
              "check:K05",
              "check:U04",
              "peer:kics:kms_key_with_full_permissions",
              "peer:terrascan:AC_AWS_0482")
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
      // What the root of the account may do is left to IAM: AWS's own statement against lock-out.
      Truth gives = statement.allows().and(Principals.onlyAccountRoot(statement).not());
      Property actions = statement.place().at("Action");
      for (Property action : actions.asList().elements()) {
        it.require(
            action,
            gives.and(action.matches(KeyPolicyActionWildcard::isTooWide)).not(),
            "each action by name");
      }
      Property excluded = statement.place().at("NotAction");
      it.require(excluded, gives.and(excluded.present()).not(), "Action, each action by name");
    }
  }

  /** A pattern such as {@code kms:Decrypt*} means what it says; {@code kms:D*} means more. */
  private static boolean isTooWide(String pattern) {
    return SENSITIVE.stream().anyMatch(action -> Statement.covers(pattern, action))
        && OTHER.stream().anyMatch(action -> Statement.covers(pattern, action));
  }
}
