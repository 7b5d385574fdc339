package io.sealedemr.policies.cluster;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;

/** Finds a cluster that writes logs and names no key for them. */
public final class LogsWithoutCustomerKey implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("logs-without-customer-key")
          .summary("A cluster writes its logs to S3 and names no key to encrypt them with.")
          .why(
              "Logs hold queries, host names and data; without a key of yours any "
                  + "reader of the bucket reads them.")
          .fix("Set logEncryptionKmsKeyId to the ARN of a key.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "AU-9", "Protection of audit information")
          .tags("check:E23", "check:U02", "peer:cnspec:emr-log-cmk-encryption")
          .types(Clusters.TYPE)
          .url("https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-debugging.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Property key = it.at("logEncryptionKmsKeyId");
    it.require(key, it.at("logUri").present().not().or(key.hasText()), "the ARN of a KMS key");
  }
}
