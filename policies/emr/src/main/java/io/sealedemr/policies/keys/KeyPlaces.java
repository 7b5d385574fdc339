package io.sealedemr.policies.keys;

import io.sealedemr.policies.cluster.Clusters;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurationDocument;
import io.sealedemr.policies.securityconfiguration.SecurityConfigurations;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import java.util.List;

/** Where EMR's resources name KMS keys. */
final class KeyPlaces {

  static final String CLUSTER = Clusters.TYPE;
  static final String SECURITY_CONFIGURATION = SecurityConfigurations.TYPE;

  private KeyPlaces() {}

  /** The places of a cluster or a security configuration. */
  static List<Property> of(Resource resource) {
    return resource.type().equals(CLUSTER)
        ? List.of(resource.at("logEncryptionKmsKeyId"))
        : SecurityConfigurationDocument.of(resource).keys();
  }
}
