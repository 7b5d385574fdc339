package io.sealedemr.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.Layout;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int explain(String... names) {
    String[] args = new String[names.length + 1];
    args[0] = "explain";
    System.arraycopy(names, 0, args, 1, names.length);
    return Sealed.run(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        Layout.of(Checkout.ROOT, Map.of()),
        Map.of(),
        false,
        false,
        args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"encryption.s3.mode", "sealed-emr:encryption.s3.mode"})
  void aSettingIsExplained(String name) {
    assertThat(explain(name)).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            sealed-emr:encryption.s3.mode
              how objects are encrypted: by S3 or by EMR, under whose keys

              allowed   SSE-KMS, SSE-S3, CSE-KMS, CSE-Custom, none
              default   SSE-KMS

              in stacks/Pulumi.<env>.yaml, under config:
                sealed-emr:encryption:
                  s3:
                    mode: …
              or: pulumi config set -s <env> --path sealed-emr:encryption.s3.mode …
            """);
  }

  @Test
  void aListIsExplainedWithWhatStandsInEachObject() {
    assertThat(explain("encryption.hdfs.zones")).isZero();
    assertThat(explain("encryption.hdfs.zones.key")).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            sealed-emr:encryption.hdfs.zones
              encryption zones

              a list    of 1 to 100 objects
              in it
                path  the folder
                key   the name of its key in the KMS

              in stacks/Pulumi.<env>.yaml, under config:
                sealed-emr:encryption:
                  hdfs:
                    zones: …
            sealed-emr:encryption.hdfs.zones[].key
              the name of its key in the KMS

              allowed   lower-case letters, digits, hyphens and underscores
              required  where encryption.hdfs.zones[] is

              in stacks/Pulumi.<env>.yaml, under config:
                sealed-emr:encryption:
                  hdfs:
                    zones:
                      - key: …
            """);
  }

  @Test
  void aSecretIsExplainedWithItsCommand() {
    assertThat(explain("kdcAdminPassword")).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            sealed-emr:kdcAdminPassword
              password of the KDC's administrator: ./sealed kerberos create <env>

              allowed   a secret, as pulumi config set --secret stores it

              pulumi config set -s <env> --secret sealed-emr:kdcAdminPassword
            """);
  }

  @Test
  void withoutANameAllThatStandsInTheFileIsShown() {
    assertThat(explain()).isZero();
    assertThat(out.toString(UTF_8))
        .startsWith("  aws:region ")
        .contains("\n  encryption                        what is encrypted, and how\n");
  }

  @Test
  void anUnknownSettingIsToldWithTheOneThatWasMeant() {
    assertThat(explain("encryption.s3.mod")).isEqualTo(2);
    assertThat(explain("wholly.other")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            sealed: no setting "encryption.s3.mod"; did you mean encryption.s3.mode?
            sealed: no setting "wholly.other": ./sealed explain shows all
            """);
  }

  @Test
  void theHelpTellsBothWays() {
    assertThat(explain("--help")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("./sealed explain encryption.s3.mode", "./sealed explain key disk prod");
  }
}
