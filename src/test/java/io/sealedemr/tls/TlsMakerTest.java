package io.sealedemr.tls;

import static io.sealedemr.tls.Materials.LONDON;
import static io.sealedemr.tls.Materials.NOW;
import static io.sealedemr.tls.Materials.at;
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
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
    assertThat(summary.subject()).isEqualTo("CN=*.eu-west-2.compute.internal");
    assertThat(summary.issuer())
        .isEqualTo("CN=Sealed EMR certificate authority,O=eu-west-2.compute.internal");
    assertThat(summary.notBefore()).isEqualTo("2026-03-01T11:55:00Z");
    assertThat(summary.daysLeft(NOW)).isEqualTo(364);
    assertThat(summary.key()).isEqualTo("RSA, 2048 bits");
    assertThat(summary.signature()).isEqualTo("SHA256withRSA");
    assertThat(MATERIAL.authorities())
        .extracting(CertificateSummary::subject)
        .containsExactly(summary.issuer());
  }

  @ParameterizedTest
  @CsvSource({
    "EC_prime256v1, 'EC, secp256r1', SHA256withECDSA",
    "EC_secp384r1, 'EC, secp384r1', SHA384withECDSA"
  })
  void curvesSignByTheHashOfTheirSizeAndEncipherNoKeys(String text, String key, String signature) {
    KeyAlgorithm algorithm = KeyAlgorithm.of(text).orElseThrow();
    TlsMaterial material = Materials.make(LONDON, NOW, algorithm);

    assertThat(material.leaf().key()).isEqualTo(key);
    assertThat(material.leaf().signature()).isEqualTo(signature);
    assertThat(usages(only(material.certificateChain()))).containsExactly(0);
  }

  @Test
  void algorithmsAreSpeltAsAwsDoes() {
    assertThat(KeyAlgorithm.texts())
        .containsExactly("RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1");
    assertThat(KeyAlgorithm.of("RSA_1024")).isEmpty();
  }

  @Test
  void aRequestAsksForWhatTheMakerWouldMake() throws Exception {
    SigningRequest request = request(KeyAlgorithm.RSA_2048);
    PKCS10CertificationRequest parsed =
        new PKCS10CertificationRequest(Pem.only("CERTIFICATE REQUEST", request.request()));

    assertThat(parsed.getSubject().toString()).isEqualTo("CN=*.eu-west-2.compute.internal");
    assertThat(
            parsed.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(parsed.getSubjectPublicKeyInfo())))
        .isTrue();
    Extensions extensions = parsed.getRequestedExtensions();
    assertThat(GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName).getNames())
        .extracting(name -> name.getName().toString())
        .containsExactly("*.eu-west-2.compute.internal", "presto.example.com");
    assertThat(ExtendedKeyUsage.fromExtensions(extensions).getUsages())
        .containsExactly(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
    assertThat(request.toString()).isEqualTo("SigningRequest[not shown]");
    assertThat(request.request()).doesNotContain("PRIVATE");
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "EC_SECP384R1"})
  void aRequestIsCompletedByACertificateForItsKeyOnly(KeyAlgorithm algorithm) throws Exception {
    TlsCheck check = new TlsCheck(LONDON, List.of("presto.example.com"), NOW);
    TlsMaterial answered = Authority.sign(request(algorithm), NOW);

    assertThat(check.faults(answered)).isEmpty();
    assertThat(
            check.faults(
                request(algorithm)
                    .complete(answered.certificateChain(), answered.trustedCertificates())))
        .containsExactly(
            "privateKey: does not belong to the first certificate of certificateChain");
  }

  @Test
  void trustInTheOldAuthorityIsKeptAsLongAsItIsValid() {
    TlsRequest request = new TlsRequest(LONDON, List.of(), KeyAlgorithm.RSA_2048, 365);
    TlsMaterial old =
        new TlsMaterial(
            MATERIAL.privateKey(),
            MATERIAL.certificateChain(),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
                + MATERIAL.privateKey()
                + MATERIAL.trustedCertificates());

    TlsMaterial soon = maker("2027-03-01T11:54:59Z").makeTrusting(request, old);
    TlsMaterial late = maker("2027-03-01T11:55:00Z").makeTrusting(request, old);

    assertThat(Certificates.parse(soon.trustedCertificates())).hasSize(2).contains(AUTHORITY);
    assertThat(soon.trustedCertificates()).doesNotContain("PRIVATE");
    assertThat(new TlsCheck(LONDON, at("2027-03-01T11:54:59Z")).faults(soon)).isEmpty();
    assertThat(new TlsCheck(LONDON, at("2027-06-01T00:00:00Z")).faults(soon)).isEmpty();
    assertThat(Certificates.parse(late.trustedCertificates())).hasSize(1);
  }

  private static TlsMaker maker(String time) {
    return new TlsMaker(at(time), new SecureRandom());
  }

  private static SigningRequest request(KeyAlgorithm algorithm) {
    return new TlsMaker(NOW, new SecureRandom())
        .request(new TlsRequest(LONDON, List.of("presto.example.com"), algorithm, 365));
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
