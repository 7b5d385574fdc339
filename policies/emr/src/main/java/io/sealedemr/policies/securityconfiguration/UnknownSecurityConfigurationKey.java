package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Value;

/** Finds keys that EMR does not know, misspelt ones above all. */
public final class UnknownSecurityConfigurationKey implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("unknown-security-configuration-key")
          .summary("A security configuration holds a key that EMR does not know.")
          .why("EMR may ignore what it does not know, and a setting that is ignored is " + "off.")
          .fix(
              "Spell the key as the guide does, in the place where the guide has it, or "
                  + "remove it.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "CM-6", "Configuration settings")
          .tags("check:U25")
          .types(SecurityConfigurations.TYPE)
          .url(SecurityConfigurations.GUIDE)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property document = SecurityConfigurationDocument.in(it.at("configuration")).root();
    if (document.value() instanceof Value.Unknown) {
      it.undetermined(document.present());
      return;
    }
    check(it, document, DocumentKeys.ROOT);
  }

  private static void check(ResourceCheck it, Property place, DocumentKeys known) {
    if (place.value() instanceof Value.Items) {
      place.elements().forEach(element -> check(it, element, known));
      return;
    }
    if (!known.isMap() || !place.present().yes()) {
      return;
    }
    for (Property key : place.keys().elements()) {
      if (key.value() instanceof Value.Text name) {
        known
            .below(name.value())
            .ifPresentOrElse(
                below -> check(it, place.at(name.value()), below),
                () -> it.violation(place, sentence(name, known)));
      }
    }
  }

  /** The misspelt key is shown as the value it is: a key of a secret document is a secret. */
  private static String sentence(Value.Text key, DocumentKeys known) {
    return key
        + " is not a key that EMR knows here; "
        + known
            .nearest(key.value())
            .map(near -> "did you mean \"" + near + "\"?")
            .orElse("it knows " + known.names() + ".");
  }
}
