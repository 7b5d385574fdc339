package io.sealedemr.configurations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeTest {

  private static final RequiredProperty PRIVACY =
      new RequiredProperty("core-site", "hadoop.rpc.protection", "privacy", "encrypted RPC");
  private static final RequiredProperty HEAP =
      new RequiredProperty("hadoop-kms-env", "KMS_HEAPSIZE", "1g", "the key server");

  private static final UndoingTable TABLE = UndoingTable.load();

  @Test
  void whatBothSetStandsInOneSortedList() {
    Merge merge =
        Merge.of(
            List.of(
                new Configuration("yarn-site", Map.of("y", "1")),
                new Configuration("core-site", Map.of("fs.trash.interval", "60"))),
            List.of(PRIVACY, HEAP),
            TABLE);

    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.result().toJson())
        .isEqualTo(
            """
            [{"Classification":"core-site","Properties":\
            {"fs.trash.interval":"60","hadoop.rpc.protection":"privacy"}},\
            {"Classification":"hadoop-kms-env","Configurations":\
            [{"Classification":"export","Properties":{"KMS_HEAPSIZE":"1g"}}],"Properties":{}},\
            {"Classification":"yarn-site","Properties":{"y":"1"}}]""");
  }

  @Test
  void variablesJoinTheUsersExport() {
    Merge merge = Merge.of(List.of(environment("KMS_LOG", "/var/log")), List.of(HEAP), TABLE);

    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.result().entries())
        .containsExactly(
            new Configuration(
                "hadoop-kms-env",
                Map.of(),
                List.of(
                    new Configuration(
                        "export", Map.of("KMS_HEAPSIZE", "1g", "KMS_LOG", "/var/log")))));
  }

  @Test
  void nothingMakesNothing() {
    assertThat(Merge.of(List.of(), List.of(), TABLE).result().isEmpty()).isTrue();
    assertThat(Merge.of(List.of(), List.of(PRIVACY), TABLE).result().isEmpty()).isFalse();
  }

  @Test
  void anotherValueForWhatIsNeededNamesBothSides() {
    assertThat(
            conflicts(
                List.of(
                    new Configuration("hdfs-site", Map.of("a", "1")),
                    new Configuration(
                        "core-site", Map.of("hadoop.rpc.protection", "authentication"))),
                PRIVACY))
        .containsExactly(
            new Conflict(
                "[1].properties.hadoop.rpc.protection",
                "\"authentication\"",
                "\"privacy\", which encrypted RPC needs"));
    assertThat(conflicts(List.of(environment("KMS_HEAPSIZE", "2g")), HEAP))
        .containsExactly(
            new Conflict(
                "[0].configurations[0].properties.KMS_HEAPSIZE",
                "\"2g\"",
                "\"1g\", which the key server needs"));
  }

  @Test
  void theNeededValueItselfIsNoConflictAlthoughTheTableForbidsTheProperty() {
    RequiredProperty zone = new RequiredProperty("hdfs-encryption-zones", "/a", "a", "zones");

    assertThat(
            conflicts(List.of(new Configuration("hdfs-encryption-zones", Map.of("/a", "a"))), zone))
        .isEmpty();
    assertThat(
            conflicts(List.of(new Configuration("hdfs-encryption-zones", Map.of("/b", "b"))), zone))
        .containsExactly(
            new Conflict(
                "[0].properties./b",
                "a value",
                "no such setting, since zones stand in sealed-emr:encryption.hdfs.zones, where"
                    + " they are checked"));
  }

  @Test
  void whatSwitchesAnEncryptionOffIsRefused() {
    assertThat(
            conflicts(
                List.of(
                    new Configuration(
                        "core-site",
                        Map.of(
                            "fs.s3a.bucket.other.encryption.algorithm", "AES256",
                            "fs.s3a.emrfs.compatibility.enable", "false")),
                    new Configuration(
                        "spark-defaults",
                        Map.of("spark.hadoop.dfs.encrypt.data.transfer", " FALSE ")),
                    new Configuration(
                        "flink-conf",
                        Map.of(),
                        List.of(
                            new Configuration(
                                "part", Map.of("security.ssl.rest.enabled", "${x}")))))))
        .containsExactly(
            new Conflict(
                "[0].properties.fs.s3a.bucket.other.encryption.algorithm",
                "a value",
                "no such setting, since the security configuration says how S3 data is encrypted"),
            new Conflict(
                "[0].properties.fs.s3a.emrfs.compatibility.enable",
                "\"false\"",
                "\"true\", which the security configuration's encryption of S3 data needs"),
            new Conflict(
                "[1].properties.spark.hadoop.dfs.encrypt.data.transfer",
                "\" FALSE \"",
                "\"true\", which encryption of HDFS blocks on the wire needs"),
            new Conflict(
                "[2].configurations[0].properties.security.ssl.rest.enabled",
                "\"${x}\"",
                "\"true\", which TLS of Flink's REST server needs"));
  }

  @Test
  void oneEntryForEachClassification() {
    assertThat(
            conflicts(
                List.of(
                    new Configuration("core-site", Map.of("a", "1")),
                    new Configuration("core-site", Map.of("b", "1")),
                    new Configuration(
                        "hadoop-env",
                        Map.of("JAVA_HOME", "/x"),
                        List.of(
                            new Configuration("export", Map.of("a", "1")),
                            new Configuration("export", Map.of("b", "1")))))))
        .containsExactly(
            new Conflict(
                "[1].classification",
                "\"core-site\" a second time",
                "one entry for each classification"),
            new Conflict(
                "[2].properties",
                "variables of \"hadoop-env\"",
                "variables in configurations, in an entry with the classification export"),
            new Conflict(
                "[2].configurations[1].classification",
                "\"export\" a second time",
                "one entry for each classification"));
  }

  @Test
  void secretsAreRefusedAndNotShown() {
    Merge merge =
        Merge.of(
            List.of(
                new Configuration(
                    "hive-site", Map.of("javax.jdo.option.ConnectionPassword", "hunter2"))),
            List.of(),
            TABLE);

    assertThat(merge.conflicts())
        .containsExactly(
            new Conflict(
                "[0].properties.javax.jdo.option.ConnectionPassword",
                "what looks like a secret",
                "no secret, since configurations are shown to everybody who may describe the"
                    + " cluster; let a bootstrap action fetch it from Secrets Manager"));
    assertThat(merge.toString()).doesNotContain("hunter2");
  }

  @Test
  void contradictingNeedsAreAFaultOfTheProgram() {
    RequiredProperty other =
        new RequiredProperty("core-site", "hadoop.rpc.protection", "integrity", "something");

    assertThatThrownBy(() -> Merge.of(List.of(), List.of(PRIVACY, other), TABLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("encrypted RPC and something need different hadoop.rpc.protection");
  }

  private static List<Conflict> conflicts(List<Configuration> users, RequiredProperty... required) {
    Merge merge = Merge.of(users, List.of(required), TABLE);
    assertThat(merge.result().isEmpty()).isEqualTo(!merge.conflicts().isEmpty());
    return merge.conflicts();
  }

  private static Configuration environment(String variable, String value) {
    return new Configuration(
        "hadoop-kms-env", Map.of(), List.of(new Configuration("export", Map.of(variable, value))));
  }
}
