package io.sealedemr.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

  private static final Coverage ZKFC =
      Situations.sealed("emr-7.9.0", "Hadoop").primaries(3).coverage();

  @Test
  void aGapThatIsNotAcceptedIsAnErrorThatSaysAll() {
    assertThat(ZKFC.accepting(List.of()).errors())
        .containsExactly(
            "sealed-emr:encryption.accept: zkfc is not encrypted and not accepted (Hadoop: ZKFC"
                + " (fail-over of the NameNode), port 8019): no release encrypts it; to close it:"
                + " run one primary node; or accept: zkfc");
  }

  @Test
  void aGapIsAcceptedByItsName() {
    Acceptance acceptance = ZKFC.accepting(List.of("zkfc", "zkfc"));

    assertThat(acceptance.errors()).isEmpty();
    assertThat(acceptance.warnings()).isEmpty();
    assertThat(acceptance.accepted()).containsExactly("zkfc");
  }

  @Test
  void anUnknownIdIsAnErrorWithTheOneThatWasMeant() {
    assertThat(ZKFC.accepting(List.of("zkfcs")).errors())
        .first()
        .isEqualTo("sealed-emr:encryption.accept: found \"zkfcs\"; did you mean \"zkfc\"?");
    assertThat(ZKFC.accepting(List.of("everything-here")).errors())
        .first()
        .isEqualTo(
            "sealed-emr:encryption.accept: found \"everything-here\"; allowed: in-transit,"
                + " at-rest-s3, at-rest-local-disk, or the id of a gap (here: zkfc)");
  }

  @Test
  void anAcceptanceThatAcceptsNothingIsAWarning() {
    Acceptance acceptance =
        ZKFC.accepting(List.of("zkfc", "yarn-web", "tez-am-rpc", "in-transit", "application-r"));

    assertThat(acceptance.errors()).isEmpty();
    assertThat(acceptance.warnings())
        .containsExactly(
            "sealed-emr:encryption.accept: \"yarn-web\" accepts nothing: it is encrypted (TLS)",
            "sealed-emr:encryption.accept: \"tez-am-rpc\" accepts nothing: there is no such thing"
                + " here",
            "sealed-emr:encryption.accept: \"in-transit\" accepts nothing: encryption in transit is"
                + " on; name each gap that is left",
            "sealed-emr:encryption.accept: \"application-r\" accepts nothing: there is no such"
                + " thing here");
  }

  @Test
  void encryptionInTransitIsAcceptedAsAWholeOnlyIfItIsOff() {
    Situations situation = Situations.sealed("emr-7.9.0", "Spark", "Hive").primaries(3);
    Coverage off = situation.withoutTls().coverage();

    assertThat(off.accepting(List.of()).errors())
        .containsExactly(
            "sealed-emr:encryption.accept: encryption in transit is off and not accepted, which"
                + " leaves in clear: "
                + String.join(", ", off.gaps())
                + "; switch it on, or accept: in-transit");
    assertThat(off.accepting(List.of("in-transit")).errors()).isEmpty();
    assertThat(off.accepting(List.of("in-transit")).accepted())
        .containsExactlyInAnyOrderElementsOf(off.gaps());
    assertThat(
            Situations.sealed("emr-7.9.0")
                .primaries(3)
                .coverage()
                .accepting(List.of("in-transit"))
                .errors())
        .hasSize(1);
  }

  @Test
  void thePartsOfEncryptionAtRestAreAcceptedEachByItself() {
    Coverage coverage =
        Situations.sealed("emr-7.9.0", "HBase")
            .withoutDiskEncryption()
            .withoutEncryptedImage()
            .with(InstanceStore.OTHER)
            .s3(null)
            .coverage();

    assertThat(coverage.accepting(List.of("at-rest-s3")).accepted()).containsExactly("s3-data");
    assertThat(coverage.accepting(List.of("at-rest-local-disk")).accepted())
        .containsExactlyInAnyOrder("ebs-volumes", "instance-store", "hdfs-data", "hbase-wal");
    assertThat(coverage.accepting(List.of("at-rest-s3", "at-rest-local-disk")).errors())
        .hasSize(2)
        .allMatch(line -> line.contains(" root-volume ") || line.contains(" hdfs-data-transfer "));
  }

  @Test
  void aSettingOfTheUserIsNamedTogetherWithWhatItBreaks() {
    assertThat(
            Situations.sealed("emr-7.9.0", "Oozie")
                .with(new Property("oozie-site", "oozie.https.enabled", "false"))
                .coverage()
                .accepting(List.of())
                .errors())
        .containsExactly(
            "sealed-emr:encryption.accept: oozie is not encrypted and not accepted (Oozie server,"
                + " port 11443): oozie-site oozie.https.enabled=false switches the"
                + " encryption off; to close it: remove oozie.https.enabled from oozie-site; or"
                + " accept: oozie");
  }
}
