package io.sealedemr.policies.buckets;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Finds a certificate zip that Pulumi does not keep secret. */
public final class CertificateInPlainText implements StackPolicy {

  private static final List<String> CONTENTS = List.of("content", "contentBase64");

  private static final PolicySpec SPEC =
      PolicySpec.named("certificate-in-plain-text")
          .summary("The content of a certificate zip is not a secret.")
          .why(
              "The zip holds the private key of every node; plain content stands "
                  + "readable in the state.")
          .fix("Make content or contentBase64 a secret.")
          .mandatory()
          .severity(Severity.CRITICAL)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:U22", "check:U06")
          .types(Buckets.OBJECTS.get(0), Buckets.OBJECTS.get(1))
          .url("https://www.pulumi.com/docs/iac/concepts/secrets/")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource object : Certificates.objects(it)) {
      Truth judged = Certificates.areIn(it, object);
      for (String name : CONTENTS) {
        Property content = object.at(name);
        if (!content.value().secret()) {
          it.require(
              object,
              judged.and(content.present()).not(),
              "The property ." + name + " holds a private key and is not a secret.");
        }
      }
    }
  }
}
