package io.sealedemr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.stack.EventLog;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every mode of encryption, by its example in {@code stacks/modes}: brought up, and read back from
 * the API. Each takes two minutes, so this is run by name: {@code -Dit.test=ModesComeUp}.
 */
class ModesComeUp extends OnTheEngine {

  /** An update mostly waits, so more than two cores' worth go side by side. */
  private static final int LANES = 3;

  private final BlockingQueue<Launcher> lanes = new LinkedBlockingQueue<>();

  @BeforeAll
  void openLanes() {
    for (int lane = 1; lane <= LANES; lane++) {
      lanes.add(new Launcher(folder().resolve("lane-" + lane)));
    }
  }

  @AfterAll
  void closeLanes() {
    lanes.forEach(lane -> assertThat(lane.run("sandbox", "stop").exit()).isZero());
  }

  /**
   * @param mode the example
   * @param rules what the policies would reject without the example's exemptions
   * @param clear what the API says is not protected
   * @param proof what the API says of the mode
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          applications      | -                         | -                                           | ok   traffic between nodes
          at-rest-only      | in-transit-encryption-off | traffic between nodes                       | ok   local disks, EBS volumes
          bucket-overrides  | -                         | -                                           | ok   data in S3, example-raw-data
          cse-custom        | -                         | -                                           | CSE-Custom by io.sealedemr.providers.objects.SecretsManagerKeyMaterials from s3://emr-cse-custom-artifacts-
          cse-kms           | -                         | -                                           | CSE-KMS under alias/emr-cse-kms-storage
          fleets            | -                         | -                                           | ok   traffic between nodes
          hbase-wal         | -                         | -                                           | ok   traffic between nodes
          hdfs-zones        | -                         | -                                           | /data under data_key, /user/spark under spark_key
          in-transit-only   | at-rest-encryption-off    | local disks, EBS volumes;data in S3 (EMRFS) | ok   traffic between nodes
          kerberos-external | -                         | -                                           | Kerberos, realm EXAMPLE.COM
          kerberos-trust    | -                         | -                                           | Kerberos, realm EC2.INTERNAL
          luks-custom       | -                         | -                                           | LUKS by io.sealedemr.providers.disks.KmsDiskMaterials from s3://emr-luks-custom-artifacts-
          luks-only         | ebs-encryption-off        | local disks, EBS volumes                    | AwsKms by LUKS, EBS volumes not by EBS
          sse-s3            | bucket-without-kms;s3-data-without-kms | bucket emr-sse-s3-data-123456789012-eu-west-2 | SSE-S3 under keys that S3 manages
          three-primaries   | -                         | -                                           | ok   traffic between nodes
          tls-custom        | -                         | -                                           | TLS, certificates by io.sealedemr.providers.tls.SecretsManagerTlsArtifacts from s3://emr-tls-custom-artifacts-
          tls-emr           | -                         | -                                           | TLS, certificates made by EMR
          user-roles        | -                         | -                                           | ok   data in S3 (EMRFS)
          """)
  @Execution(ExecutionMode.CONCURRENT)
  void comesUpAsItSays(String mode, @Nullable String rules, @Nullable String clear, String proof)
      throws InterruptedException {
    Launcher sealed = lanes.take();
    try {
      Launcher.Ran ran = sealed.run("up", mode, "--sandbox");

      assertThat(sealed.findings(mode)).as(ran.text()).noneMatch(EventLog.Finding::mandatory);
      assertThat(
              sealed.findings(mode).stream()
                  .filter(finding -> finding.message().contains("EXEMPTED"))
                  .map(EventLog.Finding::rule)
                  .distinct()
                  .sorted()
                  .toList())
          .as(ran.text())
          .isEqualTo(list(rules));
      assertThat(
              ran.text()
                  .lines()
                  .filter(line -> line.startsWith("  NOT  "))
                  .map(line -> line.substring("  NOT  ".length()).split("  ", 2)[0])
                  .toList())
          .as(ran.text())
          .isEqualTo(list(clear));
      assertThat(ran.text()).contains(proof);
      assertThat(ran.exit()).as(ran.text()).isEqualTo(clear == null ? 0 : 1);
    } finally {
      lanes.add(sealed);
    }
  }

  private static List<String> list(@Nullable String cell) {
    return cell == null ? List.of() : Arrays.asList(cell.split(";", -1));
  }
}
