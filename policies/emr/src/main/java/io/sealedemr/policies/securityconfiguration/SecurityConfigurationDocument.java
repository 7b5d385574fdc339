package io.sealedemr.policies.securityconfiguration;

import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON document of a security configuration, which EMR takes as a string (EMR Management Guide,
 * "Create a security configuration").
 *
 * @param root the document
 */
public record SecurityConfigurationDocument(Property root) {

  /** The document of a resource of type {@link SecurityConfigurations#TYPE}. */
  public static SecurityConfigurationDocument of(Resource resource) {
    return in(resource.at("configuration"));
  }

  /** The document in the property {@code configuration}. */
  static SecurityConfigurationDocument in(Property configuration) {
    return new SecurityConfigurationDocument(configuration.json());
  }

  /**
   * Whether a flag is on. EMR's samples write flags as booleans and as the strings {@code "true"}
   * and {@code "false"}; everything else is no flag.
   */
  static Truth on(Property flag) {
    if (flag.value() instanceof Value.Text text && !text.value().equals("true")) {
      return Truth.NO;
    }
    return flag.isTrueOrText();
  }

  Property atRestFlag() {
    return encryption().at("EnableAtRestEncryption");
  }

  Property inTransitFlag() {
    return encryption().at("EnableInTransitEncryption");
  }

  /** Whether the at-rest part counts: EMR reads it only if the flag is on. */
  public Truth atRestOn() {
    return on(atRestFlag());
  }

  /** Whether the in-transit part counts: EMR reads it only if the flag is on. */
  public Truth inTransitOn() {
    return on(inTransitFlag());
  }

  public Property s3() {
    return encryption().at("AtRestEncryptionConfiguration", "S3EncryptionConfiguration");
  }

  public Property localDisk() {
    return encryption().at("AtRestEncryptionConfiguration", "LocalDiskEncryptionConfiguration");
  }

  public Property certificates() {
    return encryption().at("InTransitEncryptionConfiguration", "TLSCertificateConfiguration");
  }

  /** Whether root and data volumes are encrypted by EBS; a custom key provider excludes that. */
  public Truth encryptsEbs() {
    return on(localDisk().at("EnableEbsEncryption"));
  }

  /** How HBase's write-ahead log is encrypted, where EMR WAL keeps it. */
  Property writeAheadLog() {
    return encryption().at("EMRWALEncryptionConfiguration");
  }

  public Property kerberos() {
    return root.at("AuthenticationConfiguration", "KerberosConfiguration");
  }

  public Property instanceMetadata() {
    return root.at("InstanceMetadataServiceConfiguration");
  }

  /** The exceptions from the S3 mode, one per bucket. */
  public List<Property> overrides() {
    return s3().at("Overrides").elements();
  }

  /** All places that name a KMS key. */
  public List<Property> keys() {
    List<Property> keys = new ArrayList<>(dataKeys());
    keys.add(certificates().at("AwsKmsKey"));
    keys.add(writeAheadLog().at("AwsKmsKey"));
    return keys;
  }

  /** The places that name a key which the nodes use themselves: for S3, for local disks. */
  public List<Property> dataKeys() {
    List<Property> keys = new ArrayList<>();
    keys.add(s3().at("AwsKmsKey"));
    overrides().forEach(override -> keys.add(override.at("AwsKmsKey")));
    keys.add(localDisk().at("AwsKmsKey"));
    return keys;
  }

  /** The places that name an object in S3: the certificates and the jars of custom providers. */
  public List<Property> objects() {
    return List.of(certificates().at("S3Object"), s3().at("S3Object"), localDisk().at("S3Object"));
  }

  private Property encryption() {
    return root.at("EncryptionConfiguration");
  }
}
