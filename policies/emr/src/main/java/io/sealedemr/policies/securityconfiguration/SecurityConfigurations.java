package io.sealedemr.policies.securityconfiguration;

/** The resource type of security configurations, and where AWS describes them. */
public final class SecurityConfigurations {

  /** Type token of the provider {@code com.pulumi:aws}. */
  public static final String TYPE = "aws:emr/securityConfiguration:SecurityConfiguration";

  /** EMR Management Guide, "Create a security configuration". */
  public static final String GUIDE =
      "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html";

  /** EMR Management Guide, "Encryption options for Amazon EMR". */
  public static final String OPTIONS =
      "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html";

  private SecurityConfigurations() {}
}
