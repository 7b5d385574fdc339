package io.sealedemr.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

  private static Row row(Coverage coverage, String id) {
    return coverage.rows().stream()
        .filter(row -> row.channel().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + id + " among " + coverage.rows()));
  }

  @Test
  void aFullyEncryptedClusterOfHadoopAndSparkHasNoGap() {
    Coverage coverage = Situations.sealed("emr-7.9.0", "Hadoop", "Spark").coverage();

    assertThat(coverage.gaps()).isEmpty();
    assertThat(coverage.requiredSettings()).isEmpty();
    assertThat(coverage.rows()).hasSizeGreaterThan(15);
  }

  @Test
  void encryptionInTransitAloneLeavesTheSaslChannelsInClear() {
    Coverage coverage = Situations.sealed("emr-7.9.0", "Hadoop").withoutKerberos().coverage();

    assertThat(coverage.gaps()).containsExactly("hadoop-rpc", "hdfs-data-transfer", "yarn-rpc");
    assertThat(row(coverage, "hadoop-rpc").why()).isEqualTo("needs Kerberos");
    assertThat(row(coverage, "hadoop-rpc").close()).isEqualTo("switch Kerberos on");
  }

  @Test
  void hdfsDataTransferDependsOnDiskEncryptionAndNotOnEncryptionInTransit() {
    assertThat(Situations.sealed("emr-7.9.0").withoutTls().coverage().status("hdfs-data-transfer"))
        .contains(Status.ON);
    Coverage coverage = Situations.sealed("emr-7.9.0").withoutDiskEncryption().coverage();
    assertThat(row(coverage, "hdfs-data-transfer").why()).isEqualTo("needs local disk encryption");
  }

  @Test
  void withoutEncryptionInTransitOnlyWhatAlwaysIsEncryptedIs() {
    Coverage coverage =
        Situations.sealed("emr-7.9.0", "Spark", "Hive", "HBase").withoutTls().coverage();

    assertThat(coverage.rows())
        .filteredOn(
            row -> row.channel().kind() == Channel.Kind.IN_TRANSIT && row.status() == Status.ON)
        .extracting(row -> row.channel().id())
        .containsExactly("hdfs-data-transfer", "s3");
  }

  @ParameterizedTest
  @CsvSource({
    "emr-5.8.2, SASL DIGEST-MD5 with 3DES, emr-4.8.0",
    "emr-5.9.0, 'AES-256, spark.authenticate', emr-5.9.0",
    "emr-4.9.6, SASL DIGEST-MD5 with 3DES, emr-4.8.0",
    "emr-7.9.0, 'AES-256, spark.authenticate', emr-5.9.0"
  })
  void sparkRpcChangedItsMechanism(String release, String by, String since) {
    Row row = row(Situations.sealed(release, "Spark").coverage(), "spark-rpc");

    assertThat(row.by()).isEqualTo(by);
    assertThat(row.since()).contains(ReleaseLabel.of(since));
  }

  @Test
  void hbaseRpcNeedsNoKerberosFromTheReleaseOnThatHasTls() {
    Coverage old = Situations.sealed("emr-7.5.0", "HBase").withoutKerberos().coverage();
    Coverage late = Situations.sealed("emr-7.6.0", "HBase").withoutKerberos().coverage();

    assertThat(row(old, "hbase-rpc").why()).isEqualTo("needs Kerberos");
    assertThat(row(late, "hbase-rpc").by()).isEqualTo("TLS (Netty)");
    assertThat(row(Situations.sealed("emr-7.5.0", "HBase").coverage(), "hbase-rpc").by())
        .isEqualTo("SASL privacy");
  }

  @Test
  void theSecondMechanismHoldsWhereTheFirstIsSwitchedOff() {
    Property off = new Property("hbase-site", "hbase.server.netty.tls.enabled", "false");

    assertThat(row(Situations.sealed("emr-7.9.0", "HBase").with(off).coverage(), "hbase-rpc").by())
        .isEqualTo("SASL privacy");
    assertThat(
            row(
                    Situations.sealed("emr-7.9.0", "HBase").with(off).withoutKerberos().coverage(),
                    "hbase-rpc")
                .why())
        .isEqualTo("hbase-site hbase.server.netty.tls.enabled=false switches the encryption off");
  }

  @Test
  void anOlderReleaseIsToldWhichOneIsNeededAndWhatElse() {
    Row row =
        row(Situations.sealed("emr-6.15.0", "Hive").withoutTls().coverage(), "hive-server2-web");

    assertThat(row.status()).isEqualTo(Status.OFF);
    assertThat(row.why()).isEqualTo("needs emr-7.3.0 or later, needs encryption in transit");
    assertThat(row.close()).isEqualTo("take emr-7.3.0 or later; switch encryption in transit on");
  }

  @Test
  void whatNoReleaseEncryptsIsNotCovered() {
    Row row = row(Situations.sealed("emr-7.12.0", "Tez").coverage(), "tez-am-rpc");

    assertThat(row.status()).isEqualTo(Status.NOT_COVERED);
    assertThat(row.why()).isEqualTo("no release encrypts it");
    assertThat(row.close()).isEqualTo("run the queries on Spark, or leave Tez, Hive and Pig out");
  }

  @Test
  void aSeriesThatThePageDoesNotListIsNotTakenForCovered() {
    Row row = row(Situations.sealed("emr-8.0.0", "Hadoop").coverage(), "yarn-web");

    assertThat(row.status()).isEqualTo(Status.NOT_COVERED);
    assertThat(row.why()).isEqualTo("the guide lists no release like emr-8.0.0");
    assertThat(row.close()).isEqualTo("take one of 7.3.0+");
    assertThat(Situations.sealed("emr-8.0.0").coverage().status("s3")).contains(Status.ON);
  }

  @Test
  void anApplicationThatNoRowKnowsCountsAsClear() {
    Coverage coverage = Situations.sealed("emr-7.9.0", "spark", "Delta", "MXNet").coverage();

    assertThat(coverage.gaps()).containsExactly("application-mxnet");
    assertThat(row(coverage, "application-mxnet").close()).isEqualTo("leave MXNet out");
    assertThat(coverage.status("spark-rpc")).contains(Status.ON);
  }

  @Test
  void severalPrimaryNodesBringZkfc() {
    assertThat(Situations.sealed("emr-7.9.0").primaries(1).coverage().status("zkfc")).isEmpty();
    assertThat(Situations.sealed("emr-7.9.0").primaries(3).coverage().gaps())
        .containsExactly("zkfc");
  }

  @Test
  void zonesBringHadoopKmsWhichIsClearWithoutAKeystore() {
    assertThat(Situations.sealed("emr-7.9.0").zones("/data").coverage().gaps())
        .containsExactly("hadoop-kms");
    assertThat(Situations.sealed("emr-7.9.0").zones("/data").withHadoopKmsHttps().coverage().gaps())
        .isEmpty();
  }

  @Test
  void aZoneForAllOfHdfsStandsInForDiskEncryption() {
    Situations bare = Situations.sealed("emr-7.9.0").withoutDiskEncryption().withHadoopKmsHttps();

    assertThat(bare.zones("/data").coverage().status("hdfs-data")).contains(Status.OFF);
    assertThat(bare.zones("/").coverage().status("hdfs-data")).contains(Status.ON);
  }

  @Test
  void aHiveMetastoreIsWhereTheConfigurationsSay() {
    String url = "javax.jdo.option.ConnectionURL";
    Situations hive = Situations.sealed("emr-7.9.0", "Hive");
    Property clear = new Property("hive-site", url, "jdbc:mysql://db:3306/hive?useUnicode=true");
    Property tls = new Property("hive-site", url, "jdbc:mysql://db/hive?sslMode=VERIFY_IDENTITY");

    assertThat(hive.coverage().status("hive-metastore-data")).contains(Status.ON);
    assertThat(hive.coverage().status("hive-metastore-database")).isEmpty();
    assertThat(hive.with(clear).coverage().status("hive-metastore-data")).isEmpty();
    assertThat(hive.with(clear).coverage().status("hive-metastore-database")).contains(Status.OFF);
    assertThat(hive.with(tls).coverage().status("hive-metastore-database")).contains(Status.ON);
    assertThat(
            hive.with(
                    new Property(
                        "hive-site",
                        "hive.metastore.client.factory.class",
                        "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory"))
                .coverage()
                .status("hive-metastore"))
        .isEmpty();
  }

  @Test
  void theKnownWorkAroundForSparkAndHiveIsAGap() {
    Coverage coverage =
        Situations.sealed("emr-7.9.0", "Spark", "Hive")
            .with(new Property("hive-site", "hive.metastore.use.SSL", "false"))
            .coverage();

    assertThat(coverage.gaps())
        .containsExactly("spark-hive-metastore", "tez-am-rpc", "hive-metastore");
    assertThat(row(coverage, "hive-metastore").close())
        .isEqualTo("remove hive.metastore.use.SSL from hive-site");
  }

  @Test
  void llapExistsWhereItIsSwitchedOn() {
    Situations hive = Situations.sealed("emr-7.9.0", "Hive");

    assertThat(hive.coverage().status("hive-llap-rpc")).isEmpty();
    assertThat(
            hive.with(new Property("hive", "hive.llap.enabled", "true"))
                .coverage()
                .status("hive-llap-rpc"))
        .contains(Status.NOT_COVERED);
  }

  @Test
  void rangerAndEmrWalExistWhereTheyAreUsed() {
    Coverage without = Situations.sealed("emr-7.9.0", "HBase").coverage();
    Coverage with =
        Situations.sealed("emr-7.9.0", "HBase").withRanger().withEmrWal("alias/wal").coverage();

    assertThat(without.status("ranger")).isEmpty();
    assertThat(without.status("emr-wal")).isEmpty();
    assertThat(row(without, "hbase-wal").by())
        .isEqualTo("disk encryption under alias/emr-dev-disk");
    assertThat(with.status("ranger")).contains(Status.ON);
    assertThat(with.status("hbase-wal")).isEmpty();
    assertThat(row(with, "emr-wal").by()).isEqualTo("SSE by EMR WAL under alias/wal");
  }

  @Test
  void dataAtRestIsToldWithItsKey() {
    Coverage coverage =
        Situations.sealed("emr-7.10.0")
            .withDiskClass("example.DiskKeys")
            .with(InstanceStore.OTHER)
            .coverage();

    assertThat(row(coverage, "root-volume").by())
        .isEqualTo("encrypted machine image under alias/emr-dev-disk");
    assertThat(row(coverage, "ebs-volumes").by()).isEqualTo("LUKS under example.DiskKeys");
    assertThat(row(coverage, "instance-store").by()).isEqualTo("LUKS under example.DiskKeys");
    assertThat(row(coverage, "s3-data").by())
        .isEqualTo("SSE-KMS (S3A) under alias/emr-dev-storage");
    assertThat(row(coverage, "logs").by()).isEqualTo("SSE-KMS under alias/emr-dev-logs");
  }

  @Test
  void nothingAtRestIsEncryptedWithoutItsPart() {
    Coverage coverage =
        Situations.sealed("emr-7.9.0", "HBase")
            .withoutDiskEncryption()
            .withoutEncryptedImage()
            .with(InstanceStore.OTHER)
            .s3(null)
            .withoutLogKey()
            .coverage();

    assertThat(coverage.gaps())
        .containsExactly(
            "hdfs-data-transfer",
            "root-volume",
            "ebs-volumes",
            "instance-store",
            "hdfs-data",
            "hbase-wal",
            "s3-data",
            "logs");
  }

  @Test
  void encryptedLogsAreNotPossibleOnTheOneReleaseThatForgotThem() {
    assertThat(Situations.sealed("emr-6.0.0").coverage().status("logs")).contains(Status.OFF);
    assertThat(Situations.sealed("emr-6.1.0").coverage().status("logs")).contains(Status.ON);
  }

  @Test
  void theProgramSetsWhatEmrDoesNot() {
    assertThat(Situations.sealed("emr-7.3.0", "Tez", "HBase").coverage().requiredSettings())
        .containsExactly(
            new RequiredSetting(
                new Property("tez-site", "tez.am.tez-ui.webservice.enable.ssl", "true"),
                "EMR leaves Tez: application master web in clear without it",
                "tez-am-web",
                "EMR Management Guide, emr-encryption-support-matrix"));
    assertThat(Situations.sealed("emr-7.2.0", "Tez", "HBase").coverage().requiredSettings())
        .extracting(RequiredSetting::property)
        .containsExactly(new Property("hbase-site", "hbase.ssl.enabled", "true"));
    assertThat(Situations.sealed("emr-7.3.0", "Tez").withoutTls().coverage().requiredSettings())
        .isEmpty();
  }

  @Test
  void theProgramLeavesAloneWhatTheUserSetsOtherwise() {
    Coverage coverage =
        Situations.sealed("emr-7.3.0", "Tez")
            .with(new Property("tez-site", "tez.am.tez-ui.webservice.enable.ssl", "false"))
            .coverage();

    assertThat(coverage.requiredSettings()).isEmpty();
    assertThat(coverage.gaps()).containsExactly("tez-am-rpc", "tez-am-web");
  }

  @Test
  void withoutDiskEncryptionTheProgramEncryptsSpills() {
    assertThat(
            Situations.sealed("emr-7.9.0", "Spark")
                .withoutDiskEncryption()
                .coverage()
                .requiredSettings())
        .extracting(RequiredSetting::property)
        .containsExactly(
            new Property("mapred-site", "mapreduce.job.encrypted-intermediate-data", "true"),
            new Property("spark-defaults", "spark.io.encryption.enabled", "true"));
  }

  @Test
  void s3aCanBeConfiguredPastTheSecurityConfiguration() {
    Property own = new Property("core-site", "fs.s3a.encryption.algorithm", "SSE-S3");

    assertThat(Situations.sealed("emr-7.9.0").with(own).coverage().gaps()).isEmpty();
    assertThat(row(Situations.sealed("emr-7.10.0").with(own).coverage(), "s3-data").why())
        .isEqualTo(
            "core-site fs.s3a.encryption.algorithm=SSE-S3 wins over the mode of the security"
                + " configuration");
  }

  @Test
  void everyStatusOfEveryChannelIsReachable() {
    List<String> everything =
        ChannelFile.get().channels().stream()
            .flatMap(channel -> channel.applications().stream())
            .distinct()
            .toList();
    Situations all =
        Situations.sealed("emr-7.12.0", everything.toArray(String[]::new))
            .primaries(3)
            .zones("/data")
            .withRanger()
            .with(InstanceStore.NVME)
            .with(new Property("hive", "hive.llap.enabled", "true"));

    assertThat(all.coverage().rows())
        .extracting(row -> row.channel().id())
        .containsAll(
            ChannelFile.get().channels().stream()
                .map(Channel::id)
                .filter(
                    id ->
                        !List.of(
                                "spark-akka",
                                "emr-wal",
                                "emr-wal-service",
                                "hive-metastore-database")
                            .contains(id))
                .toList());
    assertThat(all.coverage().gaps())
        .containsExactlyInAnyOrder(
            "zkfc", "hadoop-kms", "tez-am-rpc", "hive-llap-rpc", "ganglia", "sqoop", "pig");
  }
}
