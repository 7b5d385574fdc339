package io.sealedemr.policies.configurations;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** Finds settings that choose how data in S3 is encrypted, beside the security configuration. */
public final class S3EncryptionSideDoor implements ResourcePolicy {

  private static final String WHY = "for the security configuration to decide on data in S3";

  /**
   * Mode, key and provider of S3A and of EMRFS, for all buckets and for one. What only tunes them,
   * such as the version of client-side encryption, is none of these.
   */
  private static final List<Undoing> TABLE =
      List.of(
          Undoing.but(
              "fs.s3a.emrfs.compatibility.enable",
              ConfiguredProperty::isOfHadoop,
              List.of("true"),
              WHY),
          Undoing.but(
              "fs.s3.enableServerSideEncryption",
              ConfiguredProperty::isOfHadoop,
              List.of("true"),
              WHY),
          Undoing.but("fs.s3.cse.enabled", ConfiguredProperty::isOfHadoop, List.of("true"), WHY),
          replacing(
              "fs\\.s3a\\.(?:bucket\\..+\\.)?"
                  + "(?:encryption\\.(?:algorithm|key|cse\\.custom\\.keyring\\.class\\.name)"
                  + "|server-side-encryption-algorithm|server-side-encryption\\.key"
                  + "|cse\\.customKeyringProvider\\.uri)"),
          replacing(
              "fs\\.s3\\.(?:bucket\\..+\\.)?"
                  + "(?:serverSideEncryptionAlgorithm|serverSideEncryption\\.kms\\.keyId"
                  + "|cse\\.kms\\.keyId|cse\\.encryptionMaterialsProvider(?:\\.uri)?"
                  + "|cse\\.rsa\\.(?:name|private|public))"));

  private static final PolicySpec SPEC =
      PolicySpec.named("s3-encryption-side-door")
          .summary(
              "A configuration chooses how data in S3 is encrypted, beside the security "
                  + "configuration.")
          .why(
              "From emr-7.10.0 on, what is set for S3A wins over the security configuration: "
                  + "data leaves its key, and no other rule sees it.")
          .fix(
              "Remove the property; set mode, key, provider and buckets in "
                  + "S3EncryptionConfiguration of the security configuration.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-28(1)", "Cryptographic protection")
          .tags("check:U11")
          .types(Configurations.CLUSTER, Configurations.GROUP, Configurations.FLEET)
          .url("https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-s3a-migrate.html")
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Undoing.judge(it, TABLE);
  }

  private static Undoing replacing(String names) {
    return new Undoing(
        Pattern.compile(names), ConfiguredProperty::isOfHadoop, List.of(), "no such property", WHY);
  }
}
