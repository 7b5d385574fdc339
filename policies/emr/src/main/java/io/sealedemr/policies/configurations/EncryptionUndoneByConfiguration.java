package io.sealedemr.policies.configurations;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds settings of applications that switch an encryption off. */
public final class EncryptionUndoneByConfiguration implements ResourcePolicy {

  private static final List<String> TRUE = List.of("true");
  private static final List<String> PRIVACY = List.of("privacy");
  private static final List<String> HTTPS = List.of("HTTPS_ONLY");

  private static final Function<ConfiguredProperty, Truth> HADOOP = ConfiguredProperty::isOfHadoop;
  private static final Function<ConfiguredProperty, Truth> SPARK = ConfiguredProperty::isOfSpark;
  private static final Function<ConfiguredProperty, Truth> FLINK = in("flink-conf");
  private static final Function<ConfiguredProperty, Truth> PRESTO =
      in("presto-config", "prestosql-config", "trino-config");
  private static final Function<ConfiguredProperty, Truth> ZOOKEEPER =
      in("zookeeper-config", "zoo-cfg");

  /**
   * EMR Management Guide, page emr-encryption-support-matrix, for what EMR switches on; the
   * applications' own documentation for the values.
   */
  private static final List<Undoing> TABLE = table();

  private static final PolicySpec SPEC =
      PolicySpec.named("encryption-undone-by-configuration")
          .summary("A configuration of an application switches an encryption off.")
          .why(
              "What a cluster's configurations set takes the place of what EMR sets for the "
                  + "security configuration, and nothing says so.")
          .fix("Remove the property from the configurations, or set it to the wanted value.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-8(1)", "Cryptographic protection")
          .tags("check:U11")
          .types(Configurations.CLUSTER, Configurations.GROUP, Configurations.FLEET)
          .url(
              "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-encryption-support-matrix.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Undoing.judge(it, TABLE);
  }

  private static List<Undoing> table() {
    List<Undoing> table = new ArrayList<>();
    String rpc = "for the encryption of Hadoop RPC";
    table.add(Undoing.but("hadoop.rpc.protection", HADOOP, PRIVACY, rpc));
    table.add(Undoing.but("hadoop.security.authentication", HADOOP, List.of("kerberos"), rpc));
    String blocks = "for the encryption of HDFS blocks in transit";
    table.add(Undoing.but("dfs.encrypt.data.transfer", HADOOP, TRUE, blocks));
    table.add(Undoing.but("dfs.data.transfer.protection", HADOOP, PRIVACY, blocks));
    table.add(
        Undoing.but(
            "hadoop.ssl.hostname.verifier",
            HADOOP,
            List.of("DEFAULT", "DEFAULT_AND_LOCALHOST", "STRICT", "STRICT_IE6"),
            "for TLS that checks whom it talks to"));
    String pages = "for TLS of the web interfaces";
    table.add(Undoing.but("dfs.http.policy", HADOOP, HTTPS, pages));
    table.add(Undoing.but("yarn.http.policy", HADOOP, HTTPS, pages));
    table.add(Undoing.but("mapreduce.jobhistory.http.policy", HADOOP, HTTPS, pages));
    String shuffle = "for TLS of the shuffle";
    table.add(Undoing.but("mapreduce.shuffle.ssl.enabled", HADOOP, TRUE, shuffle));
    table.add(Undoing.but("tez.runtime.ssl.enable", HADOOP, TRUE, shuffle));
    table.add(Undoing.but("tez.runtime.shuffle.ssl.enable", HADOOP, TRUE, shuffle));
    table.add(Undoing.but("fs.s3a.connection.ssl.enabled", HADOOP, TRUE, "for TLS to S3"));
    table.add(Undoing.but("hive.metastore.use.SSL", HADOOP, TRUE, "for TLS of the Hive metastore"));
    table.add(Undoing.but("hive.server2.use.SSL", HADOOP, TRUE, "for TLS of HiveServer2"));
    String hbase = "for the encryption of HBase RPC";
    table.add(Undoing.but("hbase.rpc.protection", HADOOP, PRIVACY, hbase));
    table.add(Undoing.but("hbase.server.netty.tls.enabled", HADOOP, TRUE, hbase));
    table.add(Undoing.but("hbase.client.netty.tls.enabled", HADOOP, TRUE, hbase));
    table.add(Undoing.but("hbase.ssl.enabled", HADOOP, TRUE, pages));
    table.add(Undoing.but("hbase.rest.ssl.enabled", HADOOP, TRUE, "for TLS of HBase REST"));
    table.add(Undoing.but("hbase.thrift.ssl.enabled", HADOOP, TRUE, "for TLS of HBase Thrift"));
    table.add(Undoing.but("phoenix.queryserver.tls.enabled", HADOOP, TRUE, "for TLS of Phoenix"));
    table.add(Undoing.but("oozie.https.enabled", HADOOP, TRUE, "for TLS of Oozie"));
    String spark = "for the encryption of Spark's RPC and shuffle";
    table.add(Undoing.but("spark.authenticate", SPARK, TRUE, spark));
    table.add(Undoing.but("spark.network.crypto.enabled", SPARK, TRUE, spark));
    table.add(Undoing.but("spark.ssl.enabled", SPARK, TRUE, pages));
    table.add(Undoing.but("spark.ssl.ui.enabled", SPARK, TRUE, pages));
    table.add(Undoing.but("spark.ssl.historyServer.enabled", SPARK, TRUE, pages));
    String flink = "for TLS of Flink";
    table.add(Undoing.but("security.ssl.internal.enabled", FLINK, TRUE, flink));
    table.add(Undoing.but("security.ssl.rest.enabled", FLINK, TRUE, flink));
    table.add(Undoing.but("historyserver.web.ssl.enabled", FLINK, TRUE, flink));
    String presto = "for TLS between coordinator and workers";
    table.add(Undoing.but("http-server.http.enabled", PRESTO, List.of("false"), presto));
    table.add(Undoing.but("internal-communication.https.required", PRESTO, TRUE, presto));
    String zookeeper = "for TLS of ZooKeeper";
    table.add(Undoing.but("sslQuorum", ZOOKEEPER, TRUE, zookeeper));
    table.add(Undoing.but("admin.forceHttps", ZOOKEEPER, TRUE, zookeeper));
    return List.copyOf(table);
  }

  private static Function<ConfiguredProperty, Truth> in(String... files) {
    return property -> property.isIn(List.of(files)::contains);
  }
}
