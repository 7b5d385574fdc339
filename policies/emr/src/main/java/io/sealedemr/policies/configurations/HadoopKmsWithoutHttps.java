package io.sealedemr.policies.configurations;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;
import java.util.List;

/** Finds encryption zones whose keys cross the network in clear. */
public final class HadoopKmsWithoutHttps implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("hadoop-kms-without-https")
          .summary("Keys of HDFS encryption zones cross the network in plain HTTP.")
          .why(
              "Hadoop KMS of EMR speaks HTTP unless it is told otherwise: who listens reads the "
                  + "data keys of files, whatever else is encrypted.")
          .fix(
              "Set KMS_SSL_KEYSTORE_FILE in the part export of hadoop-kms-env, or name a key "
                  + "provider of yours that begins with kms://https@.")
          // Known and accepted where zones are wanted with EMR's own key server.
          .advisory()
          .severity(Severity.MEDIUM)
          .framework("NIST 800-53", "5", "SC-8(1)", "Cryptographic protection")
          .tags("check:U12")
          .types(Configurations.CLUSTER)
          .url(Zones.GUIDE)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Zones zones = new Zones(Configurations.of(it.resource()));
    it.undetermined(zones.configurations().open());
    List<ConfiguredProperty> all = zones.all();
    if (all.isEmpty()) {
      return;
    }
    Truth declared = all.stream().map(Zones::isZone).reduce(Truth.NO, Truth::or);
    Truth https =
        zones
            .isSet("hadoop-kms-env"::equals, "KMS_SSL_KEYSTORE_FILE", file -> !file.isBlank())
            .or(zones.usesRanger())
            .and(zones.provider(uri -> uri.startsWith("kms://http@")).not());
    Truth elsewhere = zones.provider(uri -> !uri.isBlank() && !uri.startsWith("kms://http@"));
    it.require(
        declared.not().or(https).or(elsewhere),
        "Zones are declared, and neither does hadoop-kms-env set KMS_SSL_KEYSTORE_FILE nor is "
            + "there a key provider that speaks HTTPS.");
  }
}
