package io.sealedemr.policies.iam;

import io.sealedemr.policy.Property;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.regex.Pattern;

/** Who an AWS principal of a policy document is (IAM User Guide, "Principal"). */
public final class Principals {

  private static final Pattern ROOT = Pattern.compile("\\d{12}|arn:aws[a-z-]*:iam::\\d{12}:root");
  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/(?:[!-~]+/)?(?<name>[\\w+=,.@-]+)");

  private Principals() {}

  /**
   * Whether a statement is about nobody but the root of an account. Such a statement gives nobody
   * anything by itself: it leaves the decision to the account's IAM policies.
   */
  public static Truth onlyAccountRoot(Statement statement) {
    return statement
        .excludesPrincipals()
        .or(
            statement.anyPrincipal(
                (kind, principal) ->
                    kind.equals("AWS")
                        ? principal.matches(who -> !ROOT.matcher(who).matches())
                        : Truth.YES))
        .not();
  }

  /** Whether a statement names a role, given by its name, or everybody. */
  public static Truth include(Statement statement, Property roleName) {
    return statement.anyPrincipal(
        (kind, principal) ->
            kind.equals("AWS") ? principal.is("*").or(isRole(principal, roleName)) : Truth.NO);
  }

  private static Truth isRole(Property principal, Property roleName) {
    if (roleName.value() instanceof Value.Text name) {
      return principal.matches(
          who -> {
            var role = ROLE.matcher(who);
            return role.matches() && role.group("name").equals(name.value());
          });
    }
    return principal.present().and(roleName.hasText());
  }
}
