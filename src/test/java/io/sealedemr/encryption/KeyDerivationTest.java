package io.sealedemr.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.StackConfigs;
import io.sealedemr.environment.Environment;
import io.sealedemr.iam.AwsScope;
import io.sealedemr.keys.Capability;
import io.sealedemr.keys.KeyAccess;
import io.sealedemr.keys.KeyPurpose;
import io.sealedemr.keys.KeyUses;
import io.sealedemr.settings.Settings;
import io.sealedemr.settings.StackConfig;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From the settings to what a key is used for. */
class KeyDerivationTest {

  private static final String DATA = "emr-dev-data-111122223333-eu-west-2";
  private static final String ARTIFACTS = "emr-dev-artifacts-111122223333-eu-west-2";

  @Test
  void withoutFurtherSettingsItIsTheUsual() throws Exception {
    assertThat(derive(Map.of()).uses())
        .isEqualTo(KeyUses.usual(List.of(DATA), ARTIFACTS, "emr-dev-logs-111122223333-eu-west-2"));
  }

  @Test
  void aClassOfOnesOwnForDisksTakesTheNodesTheDiskKey() throws Exception {
    KeyDerivation derivation =
        derive(
            Map.of(
                "encryption",
                """
                {"localDisk": {"mode": "Custom",
                  "provider": {"jar": "s3://some-bucket/x.jar", "class": "a.B"}}}
                """));

    assertThat(derivation.uses().disks()).isEqualTo(new KeyUses.Disks(false, true, true));
    assertThat(derivation.policies().policy(KeyPurpose.DISK).toJson())
        .doesNotContain("emr-dev-instance");
  }

  @Test
  void spotInstancesAreStartedByTheirOwnRole() throws Exception {
    for (String spot :
        List.of(
            "\"core\":{\"bidPrice\":\"0.1\"}",
            "\"task\":[{\"name\":\"a\",\"bidPrice\":\"0.1\"}]",
            "\"fleets\":{\"task\":{\"spot\":1}}",
            "\"scaling\":{\"minimum\":1,\"maximum\":4,\"maximumOnDemand\":2}")) {
      KeyDerivation derivation =
          derive(Map.of("cluster", "{\"releaseLabel\":\"emr-7.9.0\"," + spot + "}"));

      String role =
          "arn:aws:iam::111122223333:role/aws-service-role/spot.amazonaws.com"
              + "/AWSServiceRoleForEC2Spot";
      assertThat(
              KeyAccess.of(derivation.policies().policy(KeyPurpose.DISK))
                  .summary()
                  .getOrDefault(role, Map.of())
                  .keySet())
          .as(spot)
          .containsExactly(
              Capability.DECRYPT_VIA_EC2,
              Capability.GENERATE_DATA_KEY,
              Capability.GRANT_TO_AWS_RESOURCES,
              Capability.DESCRIBE);
      assertThat(derivation.policies().policy(KeyPurpose.STORAGE).toJson()).doesNotContain("Spot");
    }
    assertThat(derive(Map.of()).policies().policy(KeyPurpose.DISK).toJson()).doesNotContain("Spot");
  }

  @Test
  void theModeOfS3DecidesWhoCallsKms() throws Exception {
    assertThat(storage("{\"s3\":{\"mode\":\"CSE-KMS\"}}"))
        .isEqualTo(new KeyUses.Storage(List.of(DATA), true, ARTIFACTS));
    assertThat(storage("{\"s3\":{\"mode\":\"SSE-S3\"}}"))
        .isEqualTo(new KeyUses.Storage(List.of(), false, ARTIFACTS));
  }

  @Test
  void theWriteAheadLogHasAKeyIfItIsAskedFor() throws Exception {
    KeyDerivation derivation =
        derive(
            Map.of(
                "encryption",
                "{\"writeAheadLog\":true}",
                "cluster",
                "{\"releaseLabel\":\"emr-7.9.0\",\"applications\":[\"Hadoop\",\"HBase\"]}"));

    assertThat(derivation.uses().wal()).contains(new KeyUses.WriteAheadLog(Optional.empty()));
    assertThat(derivation.policies().policy(KeyPurpose.WAL).toJson())
        .contains("\"kms:EncryptionContext:aws:emrwal:walname\":\"111122223333-*\"");
  }

  @Test
  void rolesOfMappingsUseTheStorageKeyOnly() throws Exception {
    String role = "arn:aws:iam::111122223333:role/analysts";
    KeyDerivation derivation =
        derive(
            Map.of(
                "authorization",
                "{\"emrfsRoleMappings\":[{\"role\":\"%s\",\"type\":\"User\",\"identifiers\":[\"u\"]}]}"
                    .formatted(role)));

    for (KeyPurpose purpose : derivation.uses().purposes()) {
      assertThat(derivation.policies().policy(purpose).toJson().contains(role))
          .as(purpose.text())
          .isEqualTo(purpose == KeyPurpose.STORAGE);
    }
  }

  private static KeyUses.Storage storage(String encryption) throws Exception {
    return derive(Map.of("encryption", encryption)).uses().storage();
  }

  private static KeyDerivation derive(Map<String, String> more) throws Exception {
    Map<String, String> config = new TreeMap<>(StackConfigs.least());
    more.forEach((key, value) -> config.put("sealed-emr:" + key, value));
    Settings settings =
        Settings.parse(new StackConfig("dev", config, List.of()), Clock.systemUTC());
    return KeyDerivation.of(
        new Environment(
            new AwsScope("aws", "111122223333", "eu-west-2"),
            "arn:aws:iam::111122223333:role/deployer",
            settings.name(),
            settings.tags(),
            settings.protect()),
        settings);
  }
}
