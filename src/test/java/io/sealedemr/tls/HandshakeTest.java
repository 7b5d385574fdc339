package io.sealedemr.tls;

import static io.sealedemr.tls.Materials.LONDON;
import static io.sealedemr.tls.Materials.VIRGINIA;
import static io.sealedemr.tls.Materials.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes with the same material talk TLS, each proving itself to the other, names checked. */
@Timeout(60)
final class HandshakeTest {

  private static final TlsMaterial MATERIAL = Materials.make(LONDON, Clock.systemUTC());

  @Test
  void nodesOfTheRegionTrustEachOther() throws Exception {
    assertThat(greeting(MATERIAL, MATERIAL, "ip-10-0-0-1.eu-west-2.compute.internal"))
        .isEqualTo(42);
  }

  @Test
  void nodesOfTheFirstRegionTrustEachOther() throws Exception {
    TlsMaterial virginia = Materials.make(VIRGINIA, Clock.systemUTC());

    assertThat(greeting(virginia, virginia, "ip-10-0-0-1.ec2.internal")).isEqualTo(42);
  }

  @Test
  void aNodeOfAnotherRegionIsRefused() {
    assertThatThrownBy(() -> greeting(MATERIAL, MATERIAL, "ip-10-0-0-1.us-west-2.compute.internal"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("ip-10-0-0-1.us-west-2.compute.internal");
  }

  @Test
  void aNodeOfAnotherAuthorityIsRefused() {
    TlsMaterial stranger = Materials.make(LONDON, Clock.systemUTC());

    assertThatThrownBy(() -> greeting(stranger, MATERIAL, "ip-10-0-0-1.eu-west-2.compute.internal"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void anExpiredCertificateIsRefused() {
    TlsMaterial expired = Materials.make(LONDON, at("2020-01-01T00:00:00Z"));

    assertThatThrownBy(() -> greeting(expired, expired, "ip-10-0-0-1.eu-west-2.compute.internal"))
        .isInstanceOf(SSLHandshakeException.class)
        .rootCause()
        .isInstanceOf(CertificateExpiredException.class);
  }

  /** What a client reads from a server that it takes for a host of this name. */
  private static int greeting(TlsMaterial server, TlsMaterial client, String host)
      throws Exception {
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
                      .createSocket(plain, host, listener.getLocalPort(), true)) {
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

  private static SSLContext context(TlsMaterial material) throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    List<X509Certificate> chain = Certificates.parse(material.certificateChain());
    own.setKeyEntry("node", key(material), password, chain.toArray(X509Certificate[]::new));
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "authority", Certificates.parse(material.trustedCertificates()).get(0));

    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, password);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static PrivateKey key(TlsMaterial material) throws Exception {
    String body = material.privateKey().replaceAll("-----[A-Z ]+-----", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
  }
}
