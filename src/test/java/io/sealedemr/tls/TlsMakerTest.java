package io.sealedemr.tls;

import static io.sealedemr.tls.Materials.LONDON;
import static io.sealedemr.tls.Materials.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TlsMakerTest {

  private static final TlsMaterial MATERIAL =
      new TlsMaker(NOW, new SecureRandom())
          .make(new TlsRequest(LONDON, List.of("presto.example.com"), KeyAlgorithm.RSA_2048, 365));
  private static final X509Certificate LEAF = only(MATERIAL.certificateChain());
  private static final X509Certificate AUTHORITY = only(MATERIAL.trustedCertificates());

  @Test
  void theJdkAcceptsThePath() throws Exception {
    Set<TrustAnchor> anchors = Set.of(new TrustAnchor(AUTHORITY, null));
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW.instant()));

    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(LEAF)), parameters);
  }

  @Test
  void theCheckFindsNoFault() {
    assertThat(new TlsCheck(LONDON, NOW).faults(MATERIAL)).isEmpty();
  }

  @Test
  void theLeafIsForAllNodesAsServerAndClient() throws Exception {
    assertThat(LEAF.getSubjectX500Principal().getName())
        .isEqualTo("CN=*.eu-west-2.compute.internal");
    assertThat(Certificates.dnsNames(LEAF))
        .containsExactly("*.eu-west-2.compute.internal", "presto.example.com");
    assertThat(LEAF.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(LEAF.getBasicConstraints()).as("-1 is no authority").isEqualTo(-1);
    assertThat(usages(LEAF)).containsExactly(0, 2);
    assertThat(LEAF.getSigAlgName()).isEqualTo("SHA256withRSA");
    assertThat(LEAF.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
  }

  @Test
  void theAuthoritySignsCertificatesButNoAuthorities() {
    assertThat(AUTHORITY.getBasicConstraints()).isZero();
    assertThat(usages(AUTHORITY)).containsExactly(5, 6);
    assertThat(AUTHORITY.getSubjectX500Principal().getName())
        .isEqualTo("CN=Sealed EMR certificate authority,O=eu-west-2.compute.internal");
  }

  @Test
  void keyIdentifiersLinkLeafAndAuthority() {
    // The identifiers are the last 20 bytes of both extensions.
    byte[] ofAuthority = AUTHORITY.getExtensionValue("2.5.29.14");
    byte[] inLeaf = LEAF.getExtensionValue("2.5.29.35");

    assertThat(last20(inLeaf)).isEqualTo(last20(ofAuthority));
    assertThat(last20(LEAF.getExtensionValue("2.5.29.14"))).isNotEqualTo(last20(ofAuthority));
  }

  @Test
  void serialsAreLongRandomAndPositive() {
    assertThat(LEAF.getSerialNumber()).isPositive().isNotEqualTo(AUTHORITY.getSerialNumber());
    assertThat(LEAF.getSerialNumber().bitLength()).isBetween(64, 159);
  }

  @Test
  void validityBeginsFiveMinutesAgoAndLastsTheDays() {
    assertThat(LEAF.getNotBefore().toInstant()).isEqualTo("2026-03-01T11:55:00Z");
    assertThat(LEAF.getNotAfter().toInstant()).isEqualTo("2027-03-01T11:55:00Z");
    assertThat(AUTHORITY.getNotAfter()).isEqualTo(LEAF.getNotAfter());
  }

  @Test
  void theSummaryShowsTheCertificateOnly() {
    CertificateSummary summary = MATERIAL.leaf();

    assertThat(summary.names())
        .containsExactly("*.eu-west-2.compute.internal", "presto.example.com");
    assertThat(summary.notAfter()).isEqualTo(Instant.parse("2027-03-01T11:55:00Z"));
    assertThat(summary.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void byDefaultAKeyHas3072BitsAndAYear() {
    TlsRequest request = TlsRequest.of(LONDON);
    X509Certificate leaf =
        only(new TlsMaker(NOW, new SecureRandom()).make(request).certificateChain());

    assertThat(((RSAPublicKey) leaf.getPublicKey()).getModulus().bitLength()).isEqualTo(3072);
    assertThat(request.validityDays()).isEqualTo(365);
  }

  @Test
  void pemIsPkcs8AndHasUnixLines() {
    assertThat(MATERIAL.privateKey())
        .startsWith("-----BEGIN PRIVATE KEY-----\n")
        .endsWith("-----END PRIVATE KEY-----\n")
        .doesNotContain("\r");
  }

  @Test
  void refusesAllFaultsOfARequestAtOnce() {
    assertThatThrownBy(
            () ->
                new TlsRequest(
                    LONDON, List.of("*.*.example", "*.corp.example"), KeyAlgorithm.RSA_3072, 826))
        .hasMessage(
            "names: found \"*.*.example\", allowed: lower-case DNS names and *.domain\n"
                + "validityDays: found 826, allowed: 1 to 825");
  }

  private static X509Certificate only(String pem) {
    List<X509Certificate> certificates = Certificates.parse(pem);
    assertThat(certificates).hasSize(1);
    return certificates.get(0);
  }

  /** Numbers of the key usages that are set, as RFC 5280 numbers them. */
  private static List<Integer> usages(X509Certificate certificate) {
    boolean[] usages = certificate.getKeyUsage();
    return IntStream.range(0, usages.length).filter(i -> usages[i]).boxed().toList();
  }

  private static byte[] last20(byte[] extension) {
    return Arrays.copyOfRange(extension, extension.length - 20, extension.length);
  }
}
