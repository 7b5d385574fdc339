package io.sealedemr.policies.cluster;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Finds a Kerberos password that Pulumi does not keep secret. */
public final class KerberosPasswordInPlainText implements ResourcePolicy {

  private static final List<String> PASSWORDS =
      List.of("kdcAdminPassword", "crossRealmTrustPrincipalPassword", "adDomainJoinPassword");

  private static final PolicySpec SPEC =
      PolicySpec.named("kerberos-password-in-plain-text")
          .summary("A Kerberos password of a cluster is not a secret.")
          .why("A plain password stands readable in the state, in plans and in logs.")
          .fix(
              "Make the password a secret, with config.requireSecret or a value from "
                  + "Secrets Manager.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "IA-5", "Authenticator management")
          .tags(
              "check:E19",
              "check:E20",
              "check:E21",
              "check:U22",
              "peer:cfn-nag:F63",
              "peer:cfn-nag:F64",
              "peer:cfn-nag:F65")
          .types(Clusters.TYPE)
          .url("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos-configure.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    for (String name : PASSWORDS) {
      Property password = it.at("kerberosAttributes", name);
      if (password.value().secret()) {
        continue;
      }
      Truth plain = password.present();
      if (plain.yes()) {
        it.violation(password, "The password is not a secret.");
      } else {
        it.undetermined(plain);
      }
    }
  }
}
