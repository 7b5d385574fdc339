package io.sealedemr.tls;

import static io.sealedemr.tls.Materials.LONDON;
import static io.sealedemr.tls.Materials.VIRGINIA;
import static io.sealedemr.tls.Materials.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateExpiredException;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two JVMs talk TLS as two nodes would: each knows the zip only, each proves itself to the other,
 * names are checked. The client is this JVM, the server a child of it.
 */
@Timeout(60)
final class HandshakeTest {

  private static final String NODE = "ip-10-40-0-5.eu-west-2.compute.internal";
  private static final TlsMaterial MATERIAL = Materials.make(LONDON, Clock.systemUTC());

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "EC_PRIME256V1", "EC_SECP384R1"})
  void nodesOfTheRegionTrustEachOther(KeyAlgorithm algorithm) throws Exception {
    TlsMaterial material = Materials.make(LONDON, Clock.systemUTC(), algorithm);

    assertThat(greeting(material, material, NODE)).isEqualTo(HandshakeServer.GREETING);
  }

  @Test
  void nodesOfTheFirstRegionTrustEachOther() throws Exception {
    TlsMaterial virginia = Materials.make(VIRGINIA, Clock.systemUTC());

    assertThat(greeting(virginia, virginia, "ip-10-40-0-5.ec2.internal"))
        .isEqualTo(HandshakeServer.GREETING);
  }

  @Test
  void nodesOfADomainOfTheCustomersTrustEachOther() throws Exception {
    TlsMaterial corporate = Materials.make(new NodeDomain("corp.example"), Clock.systemUTC());

    assertThat(greeting(corporate, corporate, "ip-10-40-0-5.corp.example"))
        .isEqualTo(HandshakeServer.GREETING);
  }

  @Test
  void nodesWithCertificatesOfAPrivateAuthorityTrustEachOther() throws Exception {
    TlsMaterial signed =
        Authority.sign(
            new TlsMaker(Clock.systemUTC(), new SecureRandom())
                .request(new TlsRequest(LONDON, List.of(), KeyAlgorithm.RSA_2048, 90)),
            Clock.systemUTC());

    assertThat(greeting(signed, signed, NODE)).isEqualTo(HandshakeServer.GREETING);
  }

  @Test
  void aNodeOfAnotherDomainIsRefused() {
    assertThatThrownBy(
            () -> greeting(MATERIAL, MATERIAL, "ip-10-40-0-5.us-west-2.compute.internal"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("ip-10-40-0-5.us-west-2.compute.internal");
  }

  @Test
  void aServerOfAnotherAuthorityIsRefused() {
    TlsMaterial stranger = Materials.make(LONDON, Clock.systemUTC());

    assertThatThrownBy(() -> greeting(stranger, MATERIAL, NODE))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("PKIX path");
  }

  @Test
  void aClientOfAnotherAuthorityIsRefused() throws Exception {
    TlsMaterial stranger = Materials.make(LONDON, Clock.systemUTC());
    TlsMaterial client =
        new TlsMaterial(
            stranger.privateKey(), stranger.certificateChain(), MATERIAL.trustedCertificates());

    try (HandshakeServer.Child server = HandshakeServer.start(folder, MATERIAL, true)) {
      // From TLS 1.3 on the client learns of it when it reads.
      assertThatThrownBy(() -> greeting(server, client, NODE)).isNotNull();
      assertThat(server.lastLine()).startsWith("refused: SSLHandshakeException");
    }
  }

  @Test
  void anExpiredCertificateIsRefused() {
    TlsMaterial expired = Materials.make(LONDON, at("2020-01-01T00:00:00Z"));

    assertThatThrownBy(() -> greeting(expired, expired, NODE))
        .isInstanceOf(SSLHandshakeException.class)
        .rootCause()
        .isInstanceOf(CertificateExpiredException.class);
  }

  @Test
  void afterARotationThatKeepsTrustNewNodesReachOldOnesAndNotTheOtherWayRound() throws Exception {
    TlsMaterial rotated =
        new TlsMaker(Clock.systemUTC(), new SecureRandom())
            .makeTrusting(new TlsRequest(LONDON, List.of(), KeyAlgorithm.RSA_2048, 90), MATERIAL);

    assertThat(greeting(rotated, rotated, NODE)).isEqualTo(HandshakeServer.GREETING);
    try (HandshakeServer.Child old = HandshakeServer.start(folder, MATERIAL, false)) {
      assertThat(greeting(old, rotated, NODE)).isEqualTo(HandshakeServer.GREETING);
    }
    try (HandshakeServer.Child renewed = HandshakeServer.start(folder, rotated, false)) {
      assertThatThrownBy(() -> greeting(renewed, MATERIAL, NODE))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  /** What a client reads from a server that it takes for a host of this name. */
  private int greeting(TlsMaterial server, TlsMaterial client, String host) throws Exception {
    try (HandshakeServer.Child child = HandshakeServer.start(folder, server, true)) {
      return greeting(child, client, host);
    }
  }

  private static int greeting(HandshakeServer.Child server, TlsMaterial client, String host)
      throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (Socket plain = new Socket(loopback, server.port());
        SSLSocket socket =
            (SSLSocket)
                HandshakeServer.context(client)
                    .getSocketFactory()
                    .createSocket(plain, host, server.port(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      int read = socket.getInputStream().read();
      if (read < 0) {
        throw new SSLHandshakeException("the server closed without a word");
      }
      return read;
    }
  }
}
