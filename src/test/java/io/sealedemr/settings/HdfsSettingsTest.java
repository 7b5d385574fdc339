package io.sealedemr.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealedemr.StackConfigs;
import io.sealedemr.hdfs.HdfsEncryption;
import io.sealedemr.hdfs.Zone;
import io.sealedemr.json.Faults;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HdfsSettingsTest {

  private static final String ONE_ZONE = "{\"path\":\"/a\",\"key\":\"a_key\"}";

  @Test
  void zonesAndTrafficAreRead() throws Exception {
    Settings settings =
        parse(
            """
            {"accept": ["hadoop-kms"],
             "hdfs": {"transfer": true, "zones": [
               {"path": "/b", "key": "b"}, {"path": "/a/c", "key": "c-1"}]}}
            """);

    assertThat(settings.encryption().hdfs().encryption())
        .isEqualTo(
            new HdfsEncryption(
                true, List.of(new Zone("/b", "b"), new Zone("/a/c", "c-1")), Optional.empty()));
    assertThat(settings.configurations().entries())
        .extracting(entry -> entry.classification())
        .containsExactly("core-site", "hadoop-kms-acls", "hdfs-encryption-zones", "hdfs-site");
  }

  @Test
  void aKmsOverHttpsLeavesNoGap() throws Exception {
    assertThat(
            parse(
                    "{\"hdfs\":{\"zones\":["
                        + ONE_ZONE
                        + "],\"keyProvider\":\"kms://https@a.example;b.example:9494/kms\"}}")
                .encryption()
                .hdfs()
                .encryption()
                .keyProvider())
        .contains("kms://https@a.example;b.example:9494/kms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"zones":[{"path":"a","key":"k"}]}      | zones[0].path: found "a"; allowed: an absolute path without . and .. and without a slash at its end
          {"zones":[{"path":"/a/","key":"k"}]}    | zones[0].path: found "/a/"; allowed: an absolute path without . and .. and without a slash at its end
          {"zones":[{"path":"/a/../b","key":"k"}]} | zones[0].path: found "/a/../b"; allowed: an absolute path without . and .. and without a slash at its end
          {"zones":[{"path":"/a","key":"My_Key"}]} | zones[0].key: found "My_Key"; allowed: lower-case letters, digits, hyphens and underscores
          {"zones":[{"path":"/a"}]}               | zones[0].key: missing; allowed: lower-case letters, digits, hyphens and underscores
          {"zones":[]}                            | zones: found []; allowed: a list of 1 to 100 objects with path, key
          {"zones":["/a"]}                        | zones[0]: found "/a"; allowed: an object with path, key
          {"zones":[{"path":"/a","key":"k"},{"path":"/a","key":"l"}]} | zones[1].path: found "/a", the path of zones[0]; allowed: a path of its own for each zone
          {"zones":[{"path":"/a","key":"k"},{"path":"/a/b","key":"l"}]} | zones[1].path: found "/a/b" within "/a" of zones[0]; allowed: zones beside each other
          {"zones":[{"path":"/a/b","key":"k"},{"path":"/a","key":"l"}]} | zones[1].path: found "/a" around "/a/b" of zones[0]; allowed: zones beside each other
          {"zones":[{"path":"/a","key":"k"},{"path":"/","key":"l"}]} | zones[1].path: found "/" around "/a" of zones[0]; allowed: zones beside each other
          {"zones":[{"path":"/a","key":"k"},7,{"path":"/b","key":"k"}]} | zones[1]: found 7; allowed: an object with path, key ; zones[2].key: found "k", the key of zones[0]; allowed: a key of its own for each zone
          {"keyProvider":"kms://https@h:1/kms"}   | keyProvider: found no zones beside it; allowed: a KMS for the keys of zones
          {"zones":[{"path":"/a","key":"k"}],"keyProvider":"https://h/kms"} | keyProvider: found "https://h/kms"; allowed: the URI of a KMS, such as kms://https@kms.example:9494/kms
          {"transfer":"yes"}                      | transfer: found "yes"; allowed: true or false
          {"zone":[]}                             | zone: unknown key; did you mean sealed-emr:encryption.hdfs.zones?
          """)
  void aFaultNamesKeyFoundAndAllowed(String hdfs, String faults) {
    assertThat(faults("{\"accept\":[\"hadoop-kms\"],\"hdfs\":" + hdfs + "}"))
        .containsExactly(
            Arrays.stream(faults.split(" ; ", -1))
                .map(fault -> "sealed-emr:encryption.hdfs." + fault)
                .toArray(String[]::new));
  }

  @Test
  void theGapOfHadoopKmsMustBeAccepted() {
    assertThat(faults("{\"hdfs\":{\"zones\":[" + ONE_ZONE + "]}}"))
        .containsExactly(
            "sealed-emr:encryption.accept: hadoop-kms is not encrypted and not accepted (Hadoop KMS"
                + " (keys of encryption zones), port 9700): needs HTTPS of Hadoop KMS; to close it:"
                + " name a KMS with HTTPS in sealed-emr:encryption.hdfs.keyProvider; or accept:"
                + " hadoop-kms");
  }

  @Test
  void aUsersSettingThatContradictsIsToldWithBothSides() {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:encryption",
            "{\"accept\":[\"hadoop-kms\"],\"hdfs\":{\"zones\":[" + ONE_ZONE + "]}}");
    config.put(
        "sealed-emr:cluster",
        """
        {"releaseLabel": "emr-7.9.0", "applications": ["Spark"], "configurations": [
          {"classification": "hadoop-kms-acls",
           "properties": {"hadoop.kms.blacklist.DECRYPT_EEK": "nobody"}}]}
        """);

    assertThat(faults(config))
        .containsExactlyInAnyOrder(
            "sealed-emr:cluster.configurations[0].properties.hadoop.kms.blacklist.DECRYPT_EEK:"
                + " found \"nobody\"; allowed: \"hdfs\", which sealed-emr:encryption.hdfs.zones"
                + " needs",
            "sealed-emr:cluster.applications: found Spark; allowed: Hadoop among them, which"
                + " sealed-emr:encryption.hdfs needs");
  }

  @Test
  void severalPrimaryNodesNeedAKmsOutside() {
    assertThat(checked(3, Optional.empty()))
        .containsExactly(
            "sealed-emr:encryption.hdfs.zones: found zones on 3 primary nodes; allowed: one"
                + " primary node, or a KMS outside the cluster in"
                + " sealed-emr:encryption.hdfs.keyProvider; on several EMR runs Ranger KMS, which"
                + " needs a database in RDS and takes its passwords in clear from the"
                + " classification ranger-kms-dbks-site (EMR Release Guide,"
                + " emr-encryption-tdehdfs)");
    assertThat(checked(3, Optional.of("kms://https@h:1/kms"))).isEmpty();
    assertThat(checked(1, Optional.empty())).isEmpty();
  }

  private static List<String> checked(int primaries, Optional<String> keyProvider) {
    Faults faults = new Faults();
    new HdfsSettings(new HdfsEncryption(false, List.of(new Zone("/a", "a")), keyProvider))
        .check(List.of("Hadoop"), primaries, faults);
    return faults.lines();
  }

  private static List<String> faults(String encryption) {
    return faults(StackConfigs.with("sealed-emr:encryption", encryption));
  }

  private static List<String> faults(Map<String, String> config) {
    return catchThrowableOfType(SettingsException.class, () -> parse(config)).faults();
  }

  private static Settings parse(String encryption) throws SettingsException {
    return parse(StackConfigs.with("sealed-emr:encryption", encryption));
  }

  private static Settings parse(Map<String, String> config) throws SettingsException {
    return Settings.parse(new StackConfig("dev", config, List.of()), Clock.systemUTC());
  }
}
