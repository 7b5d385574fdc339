package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.Spelling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that a security configuration may hold, and where (EMR Management Guide, "Create a
 * security configuration", and the pages on runtime roles, Lake Formation, IAM Identity Center and
 * Ranger that it leads to).
 */
final class DocumentKeys {

  private static final DocumentKeys VALUE = new DocumentKeys(false, Map.of());

  static final DocumentKeys ROOT =
      map()
          .with(
              "EncryptionConfiguration",
              map()
                  .with("EnableInTransitEncryption", VALUE)
                  .with("EnableAtRestEncryption", VALUE)
                  .with(
                      "InTransitEncryptionConfiguration",
                      map()
                          .with(
                              "TLSCertificateConfiguration",
                              values(
                                      "CertificateProviderType",
                                      "S3Object",
                                      "CertificateProviderClass",
                                      "AwsKmsKey",
                                      "ValidityInDays",
                                      "WildcardDnsSuffix")
                                  .with("SecretTags", values("Key", "Value"))))
                  .with(
                      "AtRestEncryptionConfiguration",
                      map()
                          .with(
                              "S3EncryptionConfiguration",
                              s3Mode().with("Overrides", s3Mode().with("BucketName", VALUE)))
                          .with(
                              "LocalDiskEncryptionConfiguration",
                              values(
                                  "EncryptionKeyProviderType",
                                  "AwsKmsKey",
                                  "EnableEbsEncryption",
                                  "S3Object",
                                  "EncryptionKeyProviderClass")))
                  .with("EMRWALEncryptionConfiguration", values("AwsKmsKey")))
          .with(
              "AuthenticationConfiguration",
              map()
                  .with(
                      "KerberosConfiguration",
                      values("Provider")
                          .with(
                              "ClusterDedicatedKdcConfiguration",
                              values("TicketLifetimeInHours")
                                  .with(
                                      "CrossRealmTrustConfiguration",
                                      values("Realm", "Domain", "AdminServer", "KdcServer")))
                          .with(
                              "ExternalKdcConfiguration",
                              values(
                                      "TicketLifetimeInHours",
                                      "KdcServerType",
                                      "AdminServer",
                                      "KdcServer")
                                  .with(
                                      "AdIntegrationConfiguration",
                                      values("AdRealm", "AdDomain", "AdServer"))))
                  .with(
                      "IdentityCenterConfiguration",
                      values(
                          "EnableIdentityCenter",
                          "IdentityCenterInstanceARN",
                          "IAMRoleForEMRIdentityCenterApplicationARN",
                          "IdentityCenterApplicationAssignmentRequired",
                          // So spelt in the sample of the guide's page on IAM Identity Center.
                          "IdentityCenterApplicationAssigmentRequired")))
          .with(
              "AuthorizationConfiguration",
              map()
                  .with(
                      "EmrFsConfiguration",
                      map().with("RoleMappings", values("Role", "IdentifierType", "Identifiers")))
                  .with(
                      "IAMConfiguration",
                      values("EnableApplicationScopedIAMRole")
                          .with(
                              "ApplicationScopedIAMRoleConfiguration",
                              // ExternalId comes from EMR, in what it answers.
                              values("PropagateSourceIdentity", "ExternalId")))
                  .with(
                      "LakeFormationConfiguration",
                      values("AuthorizedSessionTagValue", "EnableLakeFormation"))
                  .with(
                      "RangerConfiguration",
                      values(
                              "AdminServerURL",
                              "RoleForRangerPluginsARN",
                              "RoleForOtherAWSServicesARN",
                              "AdminServerSecretARN")
                          .with(
                              "RangerPluginConfigurations",
                              values("App", "ClientSecretARN", "PolicyRepositoryName"))
                          .with(
                              "AuditConfiguration",
                              map()
                                  .with(
                                      "Destinations",
                                      map()
                                          .with(
                                              "AmazonCloudWatchLogs",
                                              values("CloudWatchLogGroup"))))))
          .with(
              "InstanceMetadataServiceConfiguration",
              values("MinimumInstanceMetadataServiceVersion", "HttpPutResponseHopLimit"));

  private final boolean map;
  private final Map<String, DocumentKeys> keys;

  private DocumentKeys(boolean map, Map<String, DocumentKeys> keys) {
    this.map = map;
    this.keys = keys;
  }

  private static DocumentKeys map() {
    return new DocumentKeys(true, Map.of());
  }

  private static DocumentKeys values(String... names) {
    DocumentKeys keys = map();
    for (String name : names) {
      keys = keys.with(name, VALUE);
    }
    return keys;
  }

  private static DocumentKeys s3Mode() {
    return values("EncryptionMode", "AwsKmsKey", "S3Object", "EncryptionKeyProviderClass");
  }

  private DocumentKeys with(String name, DocumentKeys below) {
    Map<String, DocumentKeys> more = new LinkedHashMap<>(keys);
    more.put(name, below);
    return new DocumentKeys(true, more);
  }

  /** Whether this is a map with keys of EMR, not a value. */
  boolean isMap() {
    return map;
  }

  /** What may stand below a key, if it is one of EMR's. */
  Optional<DocumentKeys> below(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  /** The key that a misspelt one probably means. */
  Optional<String> nearest(String name) {
    return Spelling.nearest(name, keys.keySet());
  }

  /** All keys, for a message. */
  String names() {
    return String.join(", ", keys.keySet());
  }
}
