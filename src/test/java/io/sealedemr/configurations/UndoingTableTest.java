package io.sealedemr.configurations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndoingTableTest {

  private static final UndoingTable TABLE = UndoingTable.load();

  /** The settings of the guide's pages that undo what a security configuration set. */
  @ParameterizedTest
  @CsvSource({
    "hadoop.rpc.protection, authentication",
    "hadoop.rpc.protection, 'privacy,authentication'",
    "hadoop.ssl.hostname.verifier, ALLOW_ALL",
    "yarn.http.policy, HTTP_ONLY",
    "dfs.http.policy, HTTP_AND_HTTPS",
    "security.ssl.internal.enabled, false",
    "security.ssl.rest.enabled, false",
    "historyserver.web.ssl.enabled, false",
    "hbase.ssl.enabled, false",
    "hbase.rest.ssl.enabled, false",
    "hbase.thrift.ssl.enabled, false",
    "hbase.server.netty.tls.enabled, false",
    "hbase.client.netty.tls.enabled, false",
    "phoenix.queryserver.tls.enabled, false",
    "oozie.https.enabled, false",
    "hive.metastore.use.SSL, false",
    "hive.server2.use.SSL, false",
    "sslQuorum, false",
    "admin.forceHttps, false",
    "spark.network.crypto.enabled, false",
    "spark.authenticate, false",
    "spark.ssl.enabled, false",
    "tez.runtime.ssl.enable, false",
    "mapreduce.shuffle.ssl.enabled, false",
    "dfs.encrypt.data.transfer, false",
    "http-server.http.enabled, true",
    "fs.s3a.encryption.algorithm, AES256",
    "fs.s3a.encryption.key, k",
    "fs.s3a.server-side-encryption-algorithm, AES256",
    "fs.s3a.bucket.b.encryption.key, k",
    "fs.s3a.emrfs.compatibility.enable, false",
    "fs.s3.enableServerSideEncryption, false",
    "fs.s3.serverSideEncryption.kms.keyId, k",
    "fs.s3.cse.enabled, false",
    "hadoop.security.key.provider.path, kms://http@h:1/kms"
  })
  void undoes(String property, String value) {
    assertThat(TABLE.objection("any", property, value)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "hadoop.rpc.protection, privacy",
    "spark.hadoop.hadoop.rpc.protection, privacy",
    "spark.network.crypto.enabled, TRUE",
    "fs.s3a.connection.maximum, 200",
    "fs.s3.maxConnections, 200",
    "hadoop.kms.cache.enable, false"
  })
  void undoesNothing(String property, String value) {
    assertThat(TABLE.objection("any", property, value)).isEmpty();
  }

  @Test
  void sparkHandsSettingsToHadoop() {
    assertThat(TABLE.objection("spark-defaults", "spark.hadoop.fs.s3a.encryption.key", "k"))
        .contains(
            new UndoingSettings.Objection(
                "a value",
                "no such setting, since the security configuration says how S3 data is"
                    + " encrypted"));
  }

  @Test
  void eachPropertyStandsThereOnce() {
    assertThat(TABLE.rows())
        .hasSizeGreaterThan(40)
        .extracting(row -> row.classification() + " " + row.property())
        .doesNotHaveDuplicates();
  }

  @Test
  void aBrokenRowIsNotSkipped() {
    assertThatThrownBy(() -> UndoingTable.Row.parse("*\tx\ttrue"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("undoing-settings.tsv: a row has five cells: *\tx\ttrue");
  }

  @Test
  void theFirstRowThatMatchesDecides() {
    UndoingTable table =
        new UndoingTable(
            List.of(
                UndoingTable.Row.parse("*\ta.b\tyes\tone\tsource"),
                UndoingTable.Row.parse("*\ta.*\t\ttwo\tsource")));

    assertThat(table.objection("x", "a.b", "yes")).isEmpty();
    assertThat(table.objection("x", "a.c", "yes")).isPresent();
    assertThat(table.objection("x", "aab", "no")).isEmpty();
  }
}
