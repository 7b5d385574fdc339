package io.sealedemr.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The security configuration that all tests start from has only what AWS documents. */
class SecureDocumentTest {

  /** From the parameter tables of the EMR Management Guide, "Create a security configuration". */
  private static final Set<String> GUIDE =
      Set.of(
          "EncryptionConfiguration",
          "EncryptionConfiguration.EnableInTransitEncryption",
          "EncryptionConfiguration.EnableAtRestEncryption",
          "EncryptionConfiguration.InTransitEncryptionConfiguration",
          "EncryptionConfiguration.InTransitEncryptionConfiguration.TLSCertificateConfiguration",
          "EncryptionConfiguration.InTransitEncryptionConfiguration.TLSCertificateConfiguration"
              + ".CertificateProviderType",
          "EncryptionConfiguration.InTransitEncryptionConfiguration.TLSCertificateConfiguration"
              + ".S3Object",
          "EncryptionConfiguration.AtRestEncryptionConfiguration",
          "EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration",
          "EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration"
              + ".EncryptionMode",
          "EncryptionConfiguration.AtRestEncryptionConfiguration.S3EncryptionConfiguration"
              + ".AwsKmsKey",
          "EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration",
          "EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration"
              + ".EncryptionKeyProviderType",
          "EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration"
              + ".AwsKmsKey",
          "EncryptionConfiguration.AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration"
              + ".EnableEbsEncryption",
          "AuthenticationConfiguration",
          "AuthenticationConfiguration.KerberosConfiguration",
          "AuthenticationConfiguration.KerberosConfiguration.Provider",
          "AuthenticationConfiguration.KerberosConfiguration.ClusterDedicatedKdcConfiguration",
          "AuthenticationConfiguration.KerberosConfiguration.ClusterDedicatedKdcConfiguration"
              + ".TicketLifetimeInHours",
          "InstanceMetadataServiceConfiguration",
          "InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion",
          "InstanceMetadataServiceConfiguration.HttpPutResponseHopLimit");

  @Test
  void everyKeyIsOneOfTheGuide() {
    Set<String> used = new TreeSet<>();
    collect("", StackFixture.secure().properties("security").get("configuration"), used);

    assertThat(used).isEqualTo(new TreeSet<>(GUIDE));
  }

  private static void collect(String place, @Nullable Object value, Set<String> keys) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, below) -> {
            String name = place.isEmpty() ? String.valueOf(key) : place + "." + key;
            keys.add(name);
            collect(name, below, keys);
          });
    }
  }
}
