package io.sealedemr.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealedemr.StackConfigs;
import io.sealedemr.tls.KeyAlgorithm;
import io.sealedemr.tls.NodeDomain;
import io.sealedemr.tls.TlsRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsSettingsTest {

  private static TlsSettings parse(Map<String, String> values) throws SettingsException {
    return TlsSettings.parse(new StackConfig("dev", values, List.of()));
  }

  @Test
  void byDefaultTheCertificateIsForTheRegionsNodesOnly() throws Exception {
    TlsSettings settings = parse(Map.of("aws:region", "us-east-1"));

    assertThat(settings.request())
        .isEqualTo(
            new TlsRequest(new NodeDomain("ec2.internal"), List.of(), KeyAlgorithm.RSA_3072, 365));
    assertThat(settings.certificateAuthorityArn()).isEmpty();
  }

  @Test
  void anExistingVpcMayHaveADomainOfItsOwn() throws Exception {
    TlsSettings settings =
        parse(
            Map.of(
                "aws:region",
                "eu-west-2",
                "sealed-emr:network",
                "{\"subnetId\":\"subnet-0123456789abcdef0\"}",
                "sealed-emr:tls",
                """
                {"algorithm":"EC_prime256v1","validityDays":90,"domainName":"corp.example",
                 "names":["presto.example.com","*.emr.example.com"],
                 "certificateAuthorityArn":"arn:aws:acm-pca:eu-west-2:111122223333:\
                certificate-authority/1234abcd-12ab-34cd-56ef-1234567890ab"}"""));

    assertThat(settings.request())
        .isEqualTo(
            new TlsRequest(
                new NodeDomain("corp.example"),
                List.of("presto.example.com", "*.emr.example.com"),
                KeyAlgorithm.EC_PRIME256V1,
                90));
    assertThat(settings.certificateAuthorityArn()).isPresent();
  }

  @Test
  void theRegionsOwnDomainMayBeSpeltOut() throws Exception {
    assertThat(
            parse(
                    Map.of(
                        "aws:region",
                        "eu-west-2",
                        "sealed-emr:tls",
                        "{\"domainName\":\"eu-west-2.compute.internal\"}"))
                .domain())
        .isEqualTo(NodeDomain.ofRegion("eu-west-2"));
  }

  @Test
  void theyAreReadBeforeTheRestIsComplete() {
    assertThatThrownBy(() -> parse(Map.of("sealed-emr:tls", "{\"validityDays\":0}")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            """
            The configuration of stack dev has 2 faults:
              aws:region: missing; allowed: an AWS region outside China, such as eu-west-2
              sealed-emr:tls.validityDays: found 0; allowed: a whole number of days from 1 to 825\
            """);
  }

  @Test
  void theProgramRefusesMaterialWithoutANameThatTheSettingsAskFor() {
    Map<String, String> values = StackConfigs.least();
    values.put("sealed-emr:tls", "{\"names\":[\"presto.example.com\"]}");

    assertThatThrownBy(
            () -> Settings.parse(new StackConfig("dev", values, List.of()), Clock.systemUTC()))
        .hasMessageEndingWith(
            "sealed-emr:tlsMaterial: certificateChain: the first certificate is for"
                + " *.eu-west-2.compute.internal, needed: presto.example.com; make another with:"
                + " ./sealed tls rotate dev");
  }

  @Test
  void aKeyThatWaitsForItsCertificateChangesNothing() throws Exception {
    Map<String, String> values = StackConfigs.least();
    values.put("sealed-emr:tlsPending", "{}");

    assertThat(Settings.parse(new StackConfig("dev", values, List.of()), Clock.systemUTC()).tls())
        .contains(StackConfigs.TLS);
  }
}
