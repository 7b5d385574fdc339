package io.sealedemr.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelFileTest {

  private static final String SOURCE =
      "(EMR Management Guide|EMR Release Guide), [a-z0-9A-Z-]+"
          + "|(Apache (Hadoop|HBase|Hive|Spark)|EMR best practices guide), [A-Za-z0-9. -]+";

  static List<Channel> channels() {
    return ChannelFile.get().channels();
  }

  @Test
  void everyIdIsKebabCaseAndThereOnce() {
    assertThat(channels()).extracting(Channel::id).doesNotHaveDuplicates();
    assertThat(channels())
        .allSatisfy(channel -> assertThat(channel.id()).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    assertThat(channels()).extracting(Channel::id).doesNotContainAnyElementsOf(Group.ids());
  }

  @Test
  void everyFactCitesAPage() {
    assertThat(channels()).extracting(Channel::source).allMatch(source -> source.matches(SOURCE));
    assertThat(ChannelFile.get().settings().values())
        .extracting(Setting::source)
        .allMatch(source -> source.matches(SOURCE));
    assertThat(ChannelFile.get().notes())
        .extracting(ChannelFile.Note::source)
        .allMatch(source -> source.matches(SOURCE));
  }

  @Test
  void everySettingBelongsToAChannel() {
    assertThat(channels())
        .flatExtracting(Channel::mechanisms)
        .flatExtracting(mechanism -> mechanism.allSettings().toList())
        .extracting(Setting::property)
        .containsAll(ChannelFile.get().settings().keySet());
  }

  @Test
  void whatTheProgramSetsHasAValue() {
    assertThat(channels())
        .flatExtracting(Channel::mechanisms)
        .flatExtracting(Mechanism::setByProgram)
        .extracting(Setting::property)
        .containsOnly(
            "tez.am.tez-ui.webservice.enable.ssl",
            "hbase.ssl.enabled",
            "mapreduce.job.encrypted-intermediate-data",
            "spark.io.encryption.enabled");
    assertThat(channels())
        .flatExtracting(Channel::mechanisms)
        .flatExtracting(Mechanism::setByProgram)
        .allSatisfy(setting -> assertThat(setting.value()).isNotNull());
  }

  /** The settings that the guide, and the products' own pages, warn of. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "core-site hadoop.rpc.protection=authentication",
        "core-site hadoop.rpc.protection=integrity",
        "core-site hadoop.rpc.protection=authentication,privacy",
        "hdfs-site hadoop.rpc.protection=authentication",
        "core-site hadoop.ssl.hostname.verifier=ALLOW_ALL",
        "yarn-site yarn.http.policy=HTTP_ONLY",
        "yarn-site yarn.http.policy=HTTP_AND_HTTPS",
        "flink-conf security.ssl.internal.enabled=false",
        "flink-conf security.ssl.rest.enabled=false",
        "flink-conf historyserver.web.ssl.enabled=false",
        "hbase-site hbase.ssl.enabled=false",
        "hbase-site hbase.rest.ssl.enabled=false",
        "hbase-site hbase.thrift.ssl.enabled=false",
        "hbase-site hbase.server.netty.tls.enabled=false",
        "hbase-site hbase.client.netty.tls.enabled=false",
        "phoenix-hbase-site phoenix.queryserver.tls.enabled=false",
        "oozie-site oozie.https.enabled=false",
        "hive-site hive.metastore.use.SSL=false",
        "spark-hive-site hive.metastore.use.SSL=false",
        "zookeeper-config sslQuorum=false",
        "zookeeper-config admin.forceHttps=false",
        "spark-defaults spark.network.crypto.enabled=false",
        "spark-defaults spark.authenticate=false",
        "spark-defaults spark.ssl.enabled=false",
        "hive-site hive.server2.use.SSL=false",
        "tez-site tez.runtime.ssl.enable=false",
        "mapred-site mapreduce.shuffle.ssl.enabled=false",
        "hdfs-site dfs.encrypt.data.transfer=false",
        "hdfs-site dfs.http.policy=HTTP_ONLY",
        "presto-config http-server.http.enabled=true",
        "trino-config http-server.http.enabled=true",
        "core-site fs.s3a.encryption.algorithm=SSE-S3",
        "core-site fs.s3a.emrfs.compatibility.enable=false"
      })
  void aSettingThatUndoesAnEncryptionIsKnown(String setting) {
    assertThat(Coverage.undoing(property(setting))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core-site hadoop.rpc.protection=privacy",
        "core-site hadoop.rpc.protection= PRIVACY ",
        "core-site hadoop.ssl.hostname.verifier=STRICT",
        "yarn-site yarn.http.policy=HTTPS_ONLY",
        "spark-defaults spark.authenticate=True",
        "spark-env spark.authenticate=false",
        "core-site fs.s3a.connection.maximum=100"
      })
  void aSettingThatKeepsTheEncryptionIsFine(String setting) {
    assertThat(Coverage.undoing(property(setting))).isEmpty();
  }

  @Test
  void anUndoingNamesTheChannelWhatIsAllowedAndThePage() {
    assertThat(Coverage.undoing(property("oozie-site oozie.https.enabled=false")))
        .containsExactly(
            new Undoing(
                "oozie",
                new Property("oozie-site", "oozie.https.enabled", "false"),
                "true",
                "switches the encryption off",
                "EMR Management Guide, emr-encryption-support-matrix"));
    assertThat(Coverage.undoing(property("core-site fs.s3a.encryption.key=other")))
        .extracting(Undoing::allowed, Undoing::effect)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "nothing: leave it unset", "wins over the key of the security configuration"));
  }

  static Property property(String text) {
    int blank = text.indexOf(' ');
    int equals = text.indexOf('=');
    return new Property(
        text.substring(0, blank), text.substring(blank + 1, equals), text.substring(equals + 1));
  }

  /** Each range of each mechanism, at its edges, through the whole judgement. */
  record Edge(Channel channel, Mechanism mechanism, ReleaseLabel release, boolean covered) {
    @Override
    public String toString() {
      return channel.id() + ", " + mechanism.name() + ", " + release + ": " + covered;
    }
  }

  static Stream<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (Channel channel : channels()) {
      for (Mechanism mechanism : channel.mechanisms()) {
        for (ReleaseRange range : mechanism.releases()) {
          ReleaseLabel from = range.from();
          edges.add(new Edge(channel, mechanism, from, true));
          if (from.minor() > 0) {
            edges.add(
                new Edge(
                    channel,
                    mechanism,
                    new ReleaseLabel(from.major(), from.minor() - 1, 99),
                    false));
          }
          boolean open = range.lastMinor() == Integer.MAX_VALUE;
          int last = open ? 99 : range.lastMinor();
          edges.add(new Edge(channel, mechanism, new ReleaseLabel(from.major(), last, 99), true));
          if (!open) {
            edges.add(
                new Edge(channel, mechanism, new ReleaseLabel(from.major(), last + 1, 0), false));
          }
        }
      }
    }
    return edges.stream();
  }

  @ParameterizedTest
  @MethodSource("edges")
  void everyRangeBeginsAndEndsWhereTheFileSays(Edge edge) {
    assertThat(edge.mechanism().in(edge.release())).isEqualTo(edge.covered());
  }
}
