package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds HBase's write-ahead log under the key of EMR's service. */
public final class WriteAheadLogWithoutCustomerKey implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("write-ahead-log-without-customer-key")
          .summary(
              "A security configuration leaves HBase's write-ahead log to a key of the service.")
          .why(
              "The log holds all that HBase writes; its key can't be changed once the log is "
                  + "there, so it stays under a key that is not yours.")
          .fix("Set EMRWALEncryptionConfiguration.AwsKmsKey to the ARN of a key.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-12", "Cryptographic key establishment and management")
          .tags("check:X11")
          .types(SecurityConfigurations.TYPE)
          .url("https://docs.aws.amazon.com/emr/latest/ManagementGuide/encryption-at-rest-kms.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property log = SecurityConfigurationDocument.in(it.at("configuration")).writeAheadLog();
    // It counts whatever the two flags say.
    it.require(
        log.at("AwsKmsKey"),
        log.present().not().or(log.at("AwsKmsKey").hasText()),
        "the ARN of a KMS key");
  }
}
