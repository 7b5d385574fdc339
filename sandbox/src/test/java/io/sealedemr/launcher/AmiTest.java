package io.sealedemr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about images, against an EC2 that answers as this test says. */
class AmiTest {

  @TempDir Path machine;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final StringBuilder images = new StringBuilder();
  private HttpServer ec2;
  private int status = 200;

  @BeforeEach
  void startEc2() throws IOException {
    ec2 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ec2.createContext("/", this::answer);
    ec2.start();
    // What the sandbox keeps of a running emulator: this process is taken for one.
    Path emulator = Files.createDirectories(machine.resolve("state/emulator"));
    Files.writeString(emulator.resolve("port"), String.valueOf(ec2.getAddress().getPort()));
    ProcessHandle self = ProcessHandle.current();
    Files.writeString(
        emulator.resolve("pid"),
        self.pid() + " " + self.info().startInstant().orElseThrow().toEpochMilli());
  }

  @AfterEach
  void stopEc2() {
    ec2.stop(0);
  }

  @Test
  void imagesThatFitAreListedNewestFirstWithTheCommandThatPinsOne() {
    image("ami-0000000a", "al2023-ami-2023.9.20260101.0-kernel-6.1-x86_64", "2026-01-01");
    image("ami-0000000b", "al2023-ami-2023.11.20260427.1-kernel-6.1-x86_64", "2026-04-27");
    image("ami-0000000c", "al2023-ami-2023.12.20260501.0-kernel-6.12-x86_64", "2026-05-01");

    assertThat(sealed("ami", "list", "dev", "--sandbox")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            Newest first, Amazon Linux 2023 with kernel 6.1 for emr-7.9.0, x86_64:
              ami-0000000b           2026-04-27  al2023-ami-2023.11.20260427.1-kernel-6.1-x86_64
              ami-0000000a           2026-01-01  al2023-ami-2023.9.20260101.0-kernel-6.1-x86_64

            To pin the newest, which replaces a cluster that is up:
              pulumi config set -s dev --path sealed-emr:ami.sourceId ami-0000000b
            """);
    assertThat(asked)
        .singleElement()
        .asString()
        .contains(
            "Owner.1=amazon",
            "Filter.1.Value.1=al2023-ami-2023.*-kernel-6.1-x86_64",
            "Filter.2.Value.1=x86_64",
            "Filter.3.Value.1=available")
        .doesNotContain("IncludeDeprecated");
  }

  @Test
  void noImageIsSaidInWords() {
    assertThat(sealed("ami", "list", "dev", "--sandbox")).isZero();
    assertThat(out())
        .isEqualTo(
            "Amazon has no image: Amazon Linux 2023 with kernel 6.1 for emr-7.9.0, x86_64.\n");
  }

  @Test
  void theImageOfTheSandboxIsChecked() {
    image("ami-0000000b", "al2023-ami-2023.11.20260427.1-kernel-6.1-x86_64", "2026-04-27");

    assertThat(sealed("ami", "check", "dev", "--sandbox")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            ami-0000000b           2026-04-27  al2023-ami-2023.11.20260427.1-kernel-6.1-x86_64
            It fits: Amazon Linux 2023 with kernel 6.1 for emr-7.9.0, x86_64.
            """);
  }

  @Test
  void anEnvironmentWithoutAnImageIsSentToTheList() {
    assertThat(sealed("ami", "check", "dev")).isEqualTo(2);
    assertThat(err())
        .isEqualTo("sealed: dev names no image yet: ./sealed ami list dev shows those that fit\n");
  }

  @Test
  void anAccountHasNoImage() {
    assertThat(sealed("ami", "list", "account", "--sandbox")).isEqualTo(2);
    assertThat(err())
        .isEqualTo(
            """
            sealed: The configuration of stack account has 1 fault:
              sealed-emr:account: the stack has the settings of an account, no cluster
            """);
  }

  @Test
  void anEc2ThatRefusesIsTold() {
    status = 403;

    assertThat(sealed("ami", "list", "dev", "--sandbox")).isEqualTo(4);
    assertThat(err()).startsWith("sealed: EC2 did not answer: You may not.");
  }

  private void image(String id, String name, String day) {
    images.append(
        """
        <item><imageId>%s</imageId><name>%s</name><imageOwnerId>137112412989</imageOwnerId>
        <imageOwnerAlias>amazon</imageOwnerAlias><imageState>available</imageState>
        <architecture>x86_64</architecture><virtualizationType>hvm</virtualizationType>
        <rootDeviceType>ebs</rootDeviceType><creationDate>%sT00:00:00.000Z</creationDate>
        <blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><volumeSize>8</volumeSize>
        <snapshotId>snap-0</snapshotId><encrypted>false</encrypted></ebs></item>
        <item><deviceName>/dev/sdb</deviceName><virtualName>ephemeral0</virtualName></item>
        </blockDeviceMapping></item>
        """
            .formatted(id, name, day));
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        URLDecoder.decode(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            StandardCharsets.UTF_8));
    String text =
        status == 200
            ? "<DescribeImagesResponse><imagesSet>"
                + images
                + "</imagesSet></DescribeImagesResponse>"
            : "<Response><Errors><Error><Code>UnauthorizedOperation</Code>"
                + "<Message>You may not.</Message></Error></Errors></Response>";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private int sealed(String... args) {
    Map<String, String> environment =
        Map.of(
            "HOME",
            machine.toString(),
            "PATH",
            "",
            Layout.STATE,
            machine.resolve("state").toString());
    return Sealed.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Layout.of(Checkout.ROOT, environment),
        environment,
        false,
        false,
        args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
