package io.sealedemr.policies.secrets;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Finds the value of a secret that Pulumi does not keep secret. */
public final class SecretValueInPlainText implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("secret-value-in-plain-text")
          .summary("The value of a secret in Secrets Manager is not a secret of Pulumi.")
          .why("A plain value stands readable in the state, in plans and in logs.")
          .fix("Make the value a secret, with config.requireSecret or Output.ofSecret.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "IA-5", "Authenticator management")
          .tags("check:U22")
          .types("aws:secretsmanager/secretVersion:SecretVersion")
          .url("https://www.pulumi.com/docs/iac/concepts/secrets/")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    for (String name : List.of("secretString", "secretBinary")) {
      Property value = it.at(name);
      if (value.value().secret()) {
        continue;
      }
      Truth plain = value.present();
      if (plain.yes()) {
        it.violation(value, "The value is not a secret.");
      } else {
        it.undetermined(plain);
      }
    }
  }
}
