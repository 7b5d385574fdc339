package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;
import java.util.regex.Pattern;

/** Finds a certificate provider whose object can't be its certificates. */
public final class CertificateObjectMalformed implements ResourcePolicy {

  private static final Pattern IN_S3 =
      Pattern.compile("(?:s3://|arn:aws[a-z-]*:s3:::)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^/].*");

  private static final PolicySpec SPEC =
      PolicySpec.named("certificate-object-malformed")
          .summary(
              "A security configuration names no fitting object for its certificate " + "provider.")
          .why(
              "Only an object in S3 can be held to a bucket that you reviewed; anything "
                  + "else lets a stranger choose the certificates.")
          .fix(
              "Set TLSCertificateConfiguration.S3Object to s3://bucket/key.zip for PEM; "
                  + "for Custom to a jar, with CertificateProviderClass; leave both out for "
                  + "EMR.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-17", "Public key infrastructure certificates")
          .tags("check:U06", "check:U25")
          .types(SecurityConfigurations.TYPE)
          .url("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-encryption-enable.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    var document = SecurityConfigurationDocument.in(it.at("configuration"));
    Property certificates = document.certificates();
    Property provider = certificates.at("CertificateProviderType");
    Property object = certificates.at("S3Object");
    Property providerClass = certificates.at("CertificateProviderClass");
    Truth off = document.inTransitOn().not();

    Truth notPem = off.or(provider.is("PEM").not());
    it.require(object, notPem.or(isInS3(object, ".zip")), "s3://bucket/key.zip");

    Truth notCustom = off.or(provider.is("Custom").not());
    it.require(object, notCustom.or(isInS3(object, ".jar")), "s3://bucket/key.jar");
    it.require(providerClass, notCustom.or(providerClass.hasText()), "the name of a class");

    Truth notEmr = off.or(provider.is("EMR").not());
    it.require(object, notEmr.or(object.present().not()), "nothing with the provider EMR");
  }

  private static Truth isInS3(Property object, String ending) {
    return object.matches(text -> IN_S3.matcher(text).matches() && text.endsWith(ending));
  }
}
