package io.sealedemr.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.settings.Settings;
import io.sealedemr.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {

  @TempDir private Path root;

  @Test
  void secretsAreTakenAsGiven() throws Exception {
    write(
        """
        encryptionsalt: v1:salt
        config:
          aws:region: eu-west-2
          sealed-emr:cluster:
            releaseLabel: emr-7.9.0
          sealed-emr:protect: true
          sealed-emr:tlsMaterial:
            secure: v1:abc
        """);

    Settings settings = StackFile.settings(Layout.of(root, Map.of()), "test");

    assertThat(settings.name()).isEqualTo("emr-test");
    assertThat(settings.cluster().releaseLabel()).isEqualTo("emr-7.9.0");
    assertThat(settings.protect()).isTrue();
    assertThat(settings.tls().orElseThrow().privateKey()).isEmpty();
  }

  @Test
  void faultsAreToldAsTheProgramTellsThem() throws Exception {
    write(
        """
        config:
          aws:region: eu-west-2
          sealed-emr:cluster: {}
        """);

    assertThatThrownBy(() -> StackFile.settings(Layout.of(root, Map.of()), "test"))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            """
            The configuration of stack test has 1 fault:
              sealed-emr:cluster.releaseLabel: missing; allowed: an exact label, such as emr-7.9.0\
            """);
  }

  private void write(String yaml) throws IOException {
    Files.createDirectories(root.resolve("stacks"));
    Files.writeString(root.resolve("stacks/Pulumi.test.yaml"), yaml);
  }
}
