package io.sealedemr.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A node that takes one connection, in a JVM of its own, with nothing but the zip. */
final class HandshakeServer {

  /** What it sends to a client that it trusts. */
  static final int GREETING = 42;

  private HandshakeServer() {}

  /**
   * Prints its port, takes one connection on the loopback interface and prints how that went.
   *
   * @param args the zip, and whether clients must prove themselves
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    TlsMaterial material = PemZip.read(Files.readAllBytes(Path.of(args[0])));
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (SSLServerSocket listener =
        (SSLServerSocket)
            context(material).getServerSocketFactory().createServerSocket(0, 1, loopback)) {
      listener.setNeedClientAuth(Boolean.parseBoolean(args[1]));
      listener.setSoTimeout(30_000);
      out.println(listener.getLocalPort());
      try (SSLSocket connection = (SSLSocket) listener.accept()) {
        connection.setSoTimeout(30_000);
        connection.getOutputStream().write(GREETING);
        out.println("greeted");
      } catch (IOException e) {
        out.println("refused: " + e.getClass().getSimpleName());
      }
    }
  }

  static Child start(Path folder, TlsMaterial material, boolean clientsProveThemselves)
      throws IOException {
    Path zip = Files.createTempFile(folder, "tls", ".zip");
    Files.write(zip, PemZip.bytes(material));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HandshakeServer.class.getName(),
                zip.toString(),
                String.valueOf(clientsProveThemselves))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII);
    return new Child(process, lines, Integer.parseInt(lines.readLine()));
  }

  /** The server's process. */
  record Child(Process process, BufferedReader lines, int port) implements AutoCloseable {

    String lastLine() throws IOException {
      return lines.readLine();
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }

  /** What a node makes of the material: a key store and a trust store. */
  static SSLContext context(TlsMaterial material) throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    List<X509Certificate> chain = Certificates.parse(material.certificateChain());
    own.setKeyEntry(
        "node",
        key(material, chain.get(0).getPublicKey().getAlgorithm()),
        password,
        chain.toArray(X509Certificate[]::new));
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (X509Certificate authority : Certificates.parse(material.trustedCertificates())) {
      trusted.setCertificateEntry(authority.getSerialNumber().toString(), authority);
    }

    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, password);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static PrivateKey key(TlsMaterial material, String algorithm) throws Exception {
    return KeyFactory.getInstance(algorithm)
        .generatePrivate(new PKCS8EncodedKeySpec(Pem.only("PRIVATE KEY", material.privateKey())));
  }
}
