package io.sealedemr.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads what the records write, and the guide's own forms. */
final class DocumentParserTest {

  static Stream<SecurityDocument> rendered() {
    return Documents.all();
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void readsWhatIsWritten(SecurityDocument document) throws Exception {
    assertThat(SecurityDocument.parse(document.toJson())).isEqualTo(document);
  }

  static Stream<Arguments> samples() {
    return SecurityConfigurationSchemaTest.accepted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void readsTheGuidesForms(String name, String sample) throws Exception {
    SecurityDocument document = SecurityDocument.parse(sample);

    assertThat(SecurityDocument.parse(document.toJson())).isEqualTo(document);
  }

  static Stream<Arguments> mutations() {
    return SecurityConfigurationSchemaTest.refused();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mutations")
  void refusesWhatTheSchemaRefuses(String from, String fault, String document) {
    assertThat(
            catchThrowableOfType(
                SecurityDocumentException.class, () -> SecurityDocument.parse(document)))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          []                                                                                                | the document: found no JSON object, or one with a key twice; allowed: an object with EncryptionConfiguration, AuthenticationConfiguration, AuthorizationConfiguration, InstanceMetadataServiceConfiguration
          {}                                                                                                | the document: found an empty object; allowed: at least one part
          {"EncryptionConfiguration":{"EnableAtRestEncrypton":true}}                                        | EncryptionConfiguration.EnableAtRestEncrypton: unknown key; did you mean EncryptionConfiguration.EnableAtRestEncryption?
          {"EncryptionConfiguration":{"EnableAtRestEncryption":"yes"}}                                      | EncryptionConfiguration.EnableAtRestEncryption: found "yes"; allowed: true or false
          {"EncryptionConfiguration":{"EnableInTransitEncryption":true}}                                    | EncryptionConfiguration.EnableInTransitEncryption: found true without InTransitEncryptionConfiguration; allowed: true with it, or false
          {"EncryptionConfiguration":{"EnableAtRestEncryption":"false","AtRestEncryptionConfiguration":{"S3EncryptionConfiguration":{"EncryptionMode":"SSE-S3"}}}} | EncryptionConfiguration.AtRestEncryptionConfiguration: found although EnableAtRestEncryption is off; allowed: it with EnableAtRestEncryption: true
          {"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"S3EncryptionConfiguration":{"EncryptionMode":"SSE-KMS"}}}} | EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.AwsKmsKey: missing; allowed: the full ARN of a key
          {"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"S3EncryptionConfiguration":{"EncryptionMode":"SSE-KMS","AwsKmsKey":"x"}}}} | EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.AwsKmsKey: found "x", allowed: the full ARN of a key or an alias
          {"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"S3EncryptionConfiguration":{"EncryptionMode":"DSSE-KMS"}}}} | EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration.EncryptionMode: found "DSSE-KMS"; allowed: SSE-S3, SSE-KMS, CSE-KMS, CSE-Custom
          {"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"LocalDiskEncryptionConfiguration":{"EncryptionKeyProviderType":"Custom","EnableEbsEncryption":true,"S3Object":"s3://buc/a.jar","EncryptionKeyProviderClass":"a.B"}}}} | EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption: found true beside Custom; allowed: true beside AwsKms only
          {"EncryptionConfiguration":{"EnableInTransitEncryption":true,"InTransitEncryptionConfiguration":{"TLSCertificateConfiguration":{"CertificateProviderType":"PEM","S3Object":"s3://buc/a.zip","CertificateProviderClass":"a.B"}}}} | EncryptionConfiguration.InTransitEncryptionConfiguration.TLSCertificateConfiguration.CertificateProviderClass: found it beside PEM; allowed: it only where it means something
          {"EncryptionConfiguration":{"EnableInTransitEncryption":true,"InTransitEncryptionConfiguration":{"TLSCertificateConfiguration":{"CertificateProviderType":"EMR","WildcardDnsSuffix":"us-east-2.compute.amazonaws.com"}}}} | EncryptionConfiguration.InTransitEncryptionConfiguration.TLSCertificateConfiguration.WildcardDnsSuffix: found "us-east-2.compute.amazonaws.com", allowed: a domain of yours, such as data.example.com; under amazonaws.com the certificate would be for every machine of AWS's customers
          {"AuthenticationConfiguration":{"IdentityCenterConfiguration":{"EnableIdentityCenter":true,"IdentityCenterInstanceARN":"arn:aws:sso:::instance/ssoins-1"}}} | IdentityCenterConfiguration: needs encryption in transit, which is off
          {"InstanceMetadataServiceConfiguration":{"MinimumInstanceMetadataServiceVersion":2}}              | InstanceMetadataServiceConfiguration.HttpPutResponseHopLimit: found none; allowed: both MinimumInstanceMetadataServiceVersion and HttpPutResponseHopLimit
          """)
  void aFaultNamesPlaceFoundAndAllowed(String document, String fault) {
    SecurityDocumentException refused =
        catchThrowableOfType(
            SecurityDocumentException.class, () -> SecurityDocument.parse(document));

    assertThat(refused.faults()).containsExactly(fault);
  }
}
