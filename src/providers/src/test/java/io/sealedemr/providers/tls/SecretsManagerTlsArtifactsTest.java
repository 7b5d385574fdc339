package io.sealedemr.providers.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.elasticmapreduce.spi.security.TLSArtifacts;
import com.amazonaws.services.elasticmapreduce.spi.security.TLSArtifactsProvider;
import io.sealedemr.providers.node.LoopbackAws;
import io.sealedemr.providers.node.NodeJar;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as a node loads it, with a secret on the loopback interface. */
@Timeout(60)
final class SecretsManagerTlsArtifactsTest {

  private static final String HOST = "ip-10-0-0-1.eu-west-2.compute.internal";

  private final LoopbackAws aws = new LoopbackAws();

  @AfterEach
  void stop() {
    aws.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void nodesWithTheArtifactsTrustEachOther(String algorithm) throws Exception {
    aws.put("tls", Pem.material(algorithm).json());
    TLSArtifacts artifacts = provider().getTlsArtifacts();

    assertThat(artifacts.getCertificateChain()).hasSize(1);
    assertThat(artifacts.getTrustedCertificates()).hasSize(1);
    assertThat(greeting(artifacts, provider().getTlsArtifacts())).isEqualTo(42);
  }

  @Test
  void aNodeWithArtifactsOfAnotherSecretIsRefused() throws Exception {
    aws.put("tls", Pem.material("RSA").json());
    TLSArtifacts own = provider().getTlsArtifacts();
    aws.put("tls", Pem.material("RSA").json());
    TLSArtifacts foreign = provider().getTlsArtifacts();

    assertThatThrownBy(() -> greeting(own, foreign)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void aThrottledNodeTriesAgain() throws Exception {
    aws.put("tls", Pem.material("RSA").json());
    aws.failNext("ThrottlingException");
    aws.failNext("ThrottlingException");

    assertThat(provider().getTlsArtifacts().getCertificateChain()).hasSize(1);
    assertThat(aws.calls()).hasSize(3);
  }

  @Test
  void aRefusedNodeSaysWhatItsRoleNeedsAndTriesNoMore() {
    aws.failNext("AccessDeniedException");

    assertThatThrownBy(() -> provider().getTlsArtifacts())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Secret tls in eu-west-2 cannot be read: AccessDeniedException (HTTP 400, request"
                + " 11111111-2222); the node's role needs secretsmanager:GetSecretValue on it, and"
                + " kms:Decrypt on its key")
        .hasNoCause();
    assertThat(aws.calls()).hasSize(1);
  }

  @Test
  void allFaultsOfTheMaterialAreToldAtOnceWithoutAnyOfIt() throws Exception {
    Pem good = Pem.material("RSA");
    String swapped = good.privateKey();
    aws.put("tls", new Pem("no key", swapped, "").json());

    assertThatThrownBy(() -> provider().getTlsArtifacts())
        .hasMessage(
            "Secret tls in eu-west-2: certificateChain: allowed: certificates in PEM form;"
                + " trustedCertificates: allowed: certificates in PEM form")
        .satisfies(e -> holdsNothingOf(e, good.privateKey()));
  }

  @Test
  void anotherCertificatesKeyIsRefused() throws Exception {
    Pem one = Pem.material("RSA");
    Pem other = Pem.material("RSA");
    aws.put(
        "tls",
        new Pem(other.privateKey(), one.certificateChain(), one.trustedCertificates()).json());

    assertThatThrownBy(() -> provider().getTlsArtifacts())
        .hasMessage(
            "Secret tls in eu-west-2: privateKey: allowed: PKCS #8 in PEM form, without a"
                + " passphrase, the key of the first certificate of certificateChain")
        .satisfies(e -> holdsNothingOf(e, other.privateKey()));
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    Instant from = Instant.parse("2020-01-01T00:00:00Z");
    aws.put("tls", Pem.material("RSA", from, Duration.ofDays(1)).json());

    assertThatThrownBy(() -> provider().getTlsArtifacts())
        .hasMessageStartingWith(
            "Secret tls in eu-west-2: certificateChain: the first certificate is valid from"
                + " 2020-01-01T00:00:00Z to 2020-01-02T00:00:00Z, and it is 2");
  }

  @Test
  void aSecretOfAnotherShapeIsRefusedWithoutAnyOfIt() {
    aws.put("tls", "{\"password\":\"very-secret-word\"}");

    assertThatThrownBy(() -> provider().getTlsArtifacts())
        .hasMessage(
            "Secret tls in eu-west-2: needed: a JSON object with exactly privateKey,"
                + " certificateChain, trustedCertificates")
        .satisfies(e -> holdsNothingOf(e, "very-secret-word"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"SecretString\": \"very-secret-word\", \"Name\": very-secret-word",
        "{\"SecretString\":{\"very-secret-word\":1}}",
        "{\"SecretString\":\"very-secret-word\"}",
        "{\"Name\":\"very-secret-word\"}"
      })
  void noAnswerGetsIntoAMessage(String answer) {
    for (int i = 0; i < 10; i++) {
      aws.answerNext(answer);
    }

    assertThatThrownBy(() -> provider().getTlsArtifacts())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Secret tls in eu-west-2")
        .satisfies(e -> holdsNothingOf(e, "very-secret-word"));
  }

  private TLSArtifactsProvider provider() {
    return (TLSArtifactsProvider)
        NodeJar.TLS.provider(
            Map.of("region", "eu-west-2", "secretId", "tls", "endpoint", aws.endpoint()));
  }

  private static void holdsNothingOf(Throwable e, String secret) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    for (String line : secret.split("\n", -1)) {
      if (line.length() > 8 && !line.startsWith("-----")) {
        assertThat(trace.toString()).doesNotContain(line);
      }
    }
  }

  /**
   * What a client reads from a server that it takes for {@link #HOST}, both showing who they are.
   */
  private static int greeting(TLSArtifacts server, TLSArtifacts client) throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (SSLServerSocket listener =
        (SSLServerSocket)
            context(server).getServerSocketFactory().createServerSocket(0, 1, loopback)) {
      listener.setNeedClientAuth(true);
      Future<?> serving =
          executor.submit(
              () -> {
                try (SSLSocket connection = (SSLSocket) listener.accept()) {
                  connection.getOutputStream().write(42);
                }
                return null;
              });
      try (Socket plain = new Socket(loopback, listener.getLocalPort());
          SSLSocket socket =
              (SSLSocket)
                  context(client)
                      .getSocketFactory()
                      .createSocket(plain, HOST, listener.getLocalPort(), true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        int read = socket.getInputStream().read();
        serving.get(10, TimeUnit.SECONDS);
        return read;
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static SSLContext context(TLSArtifacts artifacts) throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        "node",
        artifacts.getPrivateKey(),
        password,
        artifacts.getCertificateChain().toArray(Certificate[]::new));
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    List<Certificate> authorities = artifacts.getTrustedCertificates();
    for (int i = 0; i < authorities.size(); i++) {
      trusted.setCertificateEntry("authority" + i, authorities.get(i));
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, password);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
