package io.sealedemr.policies.images;

import io.sealedemr.policies.cluster.Clusters;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurationDocument;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurations;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Truth;

/** Finds a root volume that the image must encrypt, since EMR can't, and does not. */
public final class RootVolumeUnencrypted implements StackPolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("root-volume-unencrypted")
          .summary("Nothing encrypts the root volume of nodes with a custom disk key provider.")
          .why(
              "A custom provider excludes EBS encryption, and LUKS never covers the root volume: the "
                  + "system, key files and logs on it stay in clear text.")
          .fix("Boot the cluster from an encrypted copy of the image: customAmiId of an AmiCopy.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-28(1)", "Cryptographic protection")
          .tags("check:U01")
          .types(SecurityConfigurations.TYPE, Clusters.TYPE)
          .url(SecurityConfigurations.OPTIONS)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(StackCheck it) {
    for (Resource configuration : it.ofType(SecurityConfigurations.TYPE)) {
      var document = SecurityConfigurationDocument.of(configuration);
      Property provider = document.localDisk().at("EncryptionKeyProviderType");
      // A provider of the customer's own excludes the flag, so the image must do it.
      Truth custom = document.atRestOn().and(provider.is("Custom"));
      for (Resource cluster : it.ofType(Clusters.TYPE)) {
        Truth used = Clusters.use(it, cluster, configuration);
        it.require(
            cluster,
            cluster.at("customAmiId"),
            custom.and(used).not().or(Images.isEncrypted(it, cluster)),
            "the id of an encrypted image");
      }
    }
  }
}
