package io.sealedemr.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WallsTest {

  private static final URI EMULATOR = URI.create("http://127.0.0.1:4566");

  private static Map<String, String> around(Map<String, String> user) {
    return Walls.around(user, List.of(Path.of("/engine")), Path.of("/sandbox/home"), EMULATOR);
  }

  @Test
  void passesOnNothingThatCouldReachAnAccount() {
    Map<String, String> user = new HashMap<>();
    user.put("PATH", "/usr/bin");
    user.put("LANG", "C.UTF-8");
    user.put("HOME", "/home/ada");
    user.put("AWS_ACCESS_KEY_ID", "AKIAREAL");
    user.put("AWS_SECRET_ACCESS_KEY", "real");
    user.put("AWS_SESSION_TOKEN", "real");
    user.put("AWS_PROFILE", "prod");
    user.put("AWS_ENDPOINT_URL_S3", "https://s3.example");
    user.put("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/token");
    user.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.2/x");
    user.put("PULUMI_ACCESS_TOKEN", "pul-real");
    user.put("PULUMI_BACKEND_URL", "s3://real-state");
    user.put("HTTPS_PROXY", "http://proxy.example:3128");
    user.put("JAVA_TOOL_OPTIONS", "-Dx=y");

    Map<String, String> walled = around(user);

    assertThat(walled)
        .doesNotContainKeys(
            "AWS_SESSION_TOKEN",
            "AWS_PROFILE",
            "AWS_ENDPOINT_URL_S3",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "PULUMI_ACCESS_TOKEN",
            "PULUMI_BACKEND_URL",
            "JAVA_TOOL_OPTIONS")
        .containsEntry("AWS_ACCESS_KEY_ID", "sandbox")
        .containsEntry("AWS_SECRET_ACCESS_KEY", "sandbox")
        .containsEntry("AWS_CONFIG_FILE", "/dev/null")
        .containsEntry("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
        .containsEntry("AWS_EC2_METADATA_DISABLED", "true")
        .containsEntry("HOME", "/sandbox/home")
        .containsEntry("LANG", "C.UTF-8");
    assertThat(walled.values())
        .noneMatch(value -> value.contains("real") || value.contains("REAL"));
  }

  @Test
  void letsNoRequestLeaveTheMachine() {
    assertThat(around(Map.of()))
        .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
        .containsEntry("HTTPS_PROXY", "http://127.0.0.1:9")
        .containsEntry("https_proxy", "http://127.0.0.1:9")
        .containsEntry("HTTP_PROXY", "http://127.0.0.1:9")
        .containsEntry("NO_PROXY", "127.0.0.1,localhost");
  }

  @Test
  void refusesAnEndpointThatIsNotThisMachine() {
    assertThatThrownBy(
            () ->
                Walls.around(
                    Map.of(),
                    List.of(Path.of("/e")),
                    Path.of("/h"),
                    URI.create("https://kms.eu-west-2.amazonaws.com")))
        .hasMessage("The sandbox only runs against this machine, not kms.eu-west-2.amazonaws.com");
  }

  @Test
  void putsTheEngineFirstOnThePath() {
    assertThat(around(Map.of("PATH", "/usr/bin")).get("PATH"))
        .startsWith("/engine:")
        .endsWith(":/usr/bin");
  }
}
