package io.sealedemr.policies.buckets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.test.PolicyTester;
import io.sealedemr.policy.test.Result;
import io.sealedemr.policy.test.TestResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Both rules about the dates in a zip. Its certificates, made by keytool, are valid throughout
 * 2020: {@code keytool -genkeypair} and {@code -gencert} with {@code -startdate "2020/01/01
 * 00:00:00" -validity 366}.
 */
class CertificateValidityTest {

  private static final String ZIP = Base64.getEncoder().encodeToString(resource());

  private static final String UNREADABLE =
      "The property .contentBase64 holds no zip with certificates that can be read.";

  private static final String CONFIGURATION =
      """
      {"EncryptionConfiguration":{"EnableInTransitEncryption":true,"InTransitEncryptionConfiguration":
       {"TLSCertificateConfiguration":{"CertificateProviderType":"PEM","S3Object":"s3://artifacts/tls.zip"}}}}""";

  @Test
  void validCertificatesAreFineUntilTheyExpireWithinSixtyDays() {
    assertThat(notValid("2020-06-01T00:00:00Z", secret(ZIP)).violations()).isEmpty();
    assertThat(soon("2020-11-02T00:00:00Z", secret(ZIP)).violations()).isEmpty();
    assertThat(soon("2020-11-02T00:00:01Z", secret(ZIP)).violations())
        .containsExactly(
            "Certificate 1 of certificateChain.pem expires at 2021-01-01T00:00:00Z, in 59 days.",
            "Certificate 1 of trustedCertificates.pem expires at 2021-01-01T00:00:00Z, in 59"
                + " days.");
    assertThat(soon("2020-12-30T12:00:00Z", secret(ZIP)).violations())
        .first()
        .isEqualTo(
            "Certificate 1 of certificateChain.pem expires at 2021-01-01T00:00:00Z, in 1 day.");
  }

  @Test
  void whatHasExpiredIsAFaultAndNoWarning() {
    assertThat(notValid("2021-01-01T00:00:00Z", secret(ZIP)).violations()).isEmpty();
    assertThat(notValid("2021-01-01T00:00:01Z", secret(ZIP)).violations())
        .containsExactly(
            "Certificate 1 of certificateChain.pem expired at 2021-01-01T00:00:00Z.",
            "Certificate 1 of trustedCertificates.pem expired at 2021-01-01T00:00:00Z.");
    assertThat(soon("2021-01-01T00:00:01Z", secret(ZIP)).violations()).isEmpty();
  }

  @Test
  void whatBeginsLaterIsAFault() {
    assertThat(notValid("2019-12-31T23:59:59Z", secret(ZIP)).violations())
        .containsExactly(
            "Certificate 1 of certificateChain.pem is not valid before 2020-01-01T00:00:00Z.",
            "Certificate 1 of trustedCertificates.pem is not valid before 2020-01-01T00:00:00Z.");
  }

  @ParameterizedTest
  @CsvSource({
    "UEsDBAoAAAAA",
    "hunter2-is-no-base64",
    "aHVudGVyMg==",
    "''",
  })
  void whatCantBeReadIsAFaultAndNotShown(String content) {
    Result result = notValid("2020-06-01T00:00:00Z", secret(content));

    assertThat(result.violations()).containsExactly(UNREADABLE);
    assertThat(result.messages().toString()).doesNotContain("hunter2");
    assertThat(soon("2020-06-01T00:00:00Z", secret(content)).violations()).isEmpty();
  }

  @Test
  void aZipWithoutItsChainCantBeRead() {
    assertThat(
            notValid("2020-06-01T00:00:00Z", secret(zip("tls/certificateChain.pem", "x")))
                .violations())
        .containsExactly(UNREADABLE);
    assertThat(
            notValid("2020-06-01T00:00:00Z", secret(zip("certificateChain.pem", "hunter2")))
                .violations())
        .containsExactly(UNREADABLE);
  }

  @Test
  void aZipThatUnpacksToMoreThanAnyChainIsNotReadToItsEnd() {
    assertThat(
            notValid(
                    "2020-06-01T00:00:00Z",
                    secret(zip("certificateChain.pem", "\n".repeat(2_000_000))))
                .violations())
        .containsExactly(UNREADABLE);
  }

  @Test
  void aChainWithoutAuthoritiesOfItsOwnIsJudgedAlone() {
    String chain =
        """
        -----BEGIN CERTIFICATE-----
        %s-----END CERTIFICATE-----
        """
            .formatted(
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der()).concat("\n"));

    assertThat(
            notValid("2022-06-01T00:00:00Z", secret(zip("certificateChain.pem", chain)))
                .violations())
        .containsExactly("Certificate 1 of certificateChain.pem expired at 2021-01-01T00:00:00Z.");
  }

  @Test
  void aContentThatIsNotKnownOrAFileIsOpen() {
    for (Object content : new Object[] {Value.unknown(), Value.absent()}) {
      assertThat(notValid("2022-06-01T00:00:00Z", content).violations()).isEmpty();
      assertThat(notValid("2022-06-01T00:00:00Z", content).undetermined())
          .singleElement()
          .asString()
          .endsWith(" .contentBase64");
      assertThat(soon("2022-06-01T00:00:00Z", content).undetermined()).hasSize(1);
    }
  }

  @Test
  void otherObjectsAreNotLookedInto() {
    TestResource other =
        TestResource.of(
            "aws:s3/bucketObjectv2:BucketObjectv2",
            "jar",
            Map.of("bucket", "artifacts", "key", "app.jar", "contentBase64", "hunter2"));
    Result result =
        PolicyTester.of(new CertificateNotValid(at("2022-06-01T00:00:00Z")))
            .check(configuration(), other);

    assertThat(result.violations()).isEmpty();
    assertThat(result.undetermined()).isEmpty();
  }

  private static Result notValid(String now, Object content) {
    return check(new CertificateNotValid(at(now)), content);
  }

  private static Result soon(String now, Object content) {
    return check(new CertificateExpiresSoon(at(now)), content);
  }

  private static Result check(StackPolicy rule, Object content) {
    TestResource object =
        TestResource.of(
            "aws:s3/bucketObjectv2:BucketObjectv2",
            "certificates",
            Map.of("bucket", "artifacts", "key", "tls.zip", "contentBase64", content));
    return PolicyTester.of(rule).check(configuration(), object);
  }

  private static TestResource configuration() {
    return TestResource.of(
        "aws:emr/securityConfiguration:SecurityConfiguration",
        "security",
        Map.of("configuration", CONFIGURATION));
  }

  private static Object secret(String text) {
    return Value.secret(text);
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private static byte[] der() {
    try {
      return CertificateZip.of(ZIP).orElseThrow().chain().get(0).getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String zip(String name, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static byte[] resource() {
    try (InputStream in =
        Objects.requireNonNull(
            CertificateValidityTest.class.getResourceAsStream("/certificates/2020.zip"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
