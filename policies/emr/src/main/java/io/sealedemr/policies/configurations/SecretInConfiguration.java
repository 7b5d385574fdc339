package io.sealedemr.policies.configurations;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.List;

/** Finds literal secrets in configurations, steps and bootstrap actions. */
public final class SecretInConfiguration implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("secret-in-configuration")
          .summary(
              "A configuration, a step or a bootstrap action of a cluster holds what looks like "
                  + "a secret.")
          .why(
              "Everybody who may describe the cluster reads these, and so does who reads logs, a "
                  + "Pulumi secret or not.")
          .fix(
              "Keep the secret in Secrets Manager: name it by its ARN under EMR.secret@ and the "
                  + "property's name, or let the program fetch it.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "IA-5(7)", "No embedded unencrypted static authenticators")
          .tags("check:U21", "check:U22")
          .types(Configurations.CLUSTER, Configurations.GROUP, Configurations.FLEET)
          .url("https://docs.aws.amazon.com/emr/latest/ReleaseGuide/storing-sensitive-data.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Configurations configurations = Configurations.of(it.resource());
    it.undetermined(configurations.open());
    for (ConfiguredProperty property : configurations.properties()) {
      if (!property.isReference()) {
        judge(it, property.value(), LooksSecret.isName(property.name()));
      }
    }
    if (it.resource().type().equals(Configurations.CLUSTER)) {
      programs(it);
    }
  }

  private static void programs(ResourceCheck it) {
    for (Property action : it.at("bootstrapActions").elements()) {
      arguments(it, action.at("args"));
    }
    for (Property step : it.at("steps").elements()) {
      Property jar = step.at("hadoopJarStep");
      arguments(it, jar.at("args"));
      it.undetermined(
          jar.at("properties")
              .anyField(
                  (key, value) -> {
                    judge(
                        it,
                        value,
                        key.value() instanceof Value.Text text && LooksSecret.isName(text.value()));
                    return Truth.NO;
                  }));
    }
  }

  /** An option that goes by a secret's name is followed by the secret. */
  private static void arguments(ResourceCheck it, Property arguments) {
    List<Property> all = arguments.elements();
    boolean afterName = false;
    for (Property argument : all) {
      String text = argument.value() instanceof Value.Text given ? given.value() : "";
      boolean option = text.startsWith("-");
      judge(it, argument, afterName && !option);
      afterName = option && !text.contains("=") && LooksSecret.isName(text);
    }
  }

  private static void judge(ResourceCheck it, Property value, boolean named) {
    Truth secret =
        value.matches(text -> LooksSecret.isForm(text) || (named && LooksSecret.isLiteral(text)));
    if (secret.yes()) {
      it.violation(value, "The value looks like a secret.");
    } else {
      it.undetermined(secret);
    }
  }
}
