package io.sealedemr.roles;

import io.sealedemr.secrets.NodeSecret;
import io.sealedemr.security.S3Location;
import io.sealedemr.settings.AuthorizationSettings;
import io.sealedemr.settings.ClusterSettings;
import io.sealedemr.settings.EncryptionSettings;
import io.sealedemr.settings.InTransitSettings;
import io.sealedemr.settings.LocalDiskSettings;
import io.sealedemr.settings.ProviderSettings;
import io.sealedemr.settings.S3Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the nodes need beyond the stack's own buckets, because a setting names it.
 *
 * @param buckets names of further buckets with data: those that have an encryption of their own
 * @param jars classes that EMR loads from elsewhere, and what the cluster runs from there
 * @param roles ARNs of roles that EMRFS takes on for users
 * @param secrets that classes on the nodes read
 */
public record NodeAccess(
    List<String> buckets, List<S3Location> jars, List<String> roles, List<NodeSecret> secrets) {

  public NodeAccess {
    buckets = List.copyOf(buckets);
    jars = List.copyOf(jars);
    roles = List.copyOf(roles);
    secrets = List.copyOf(secrets);
  }

  /** What these settings name. */
  public static NodeAccess of(
      EncryptionSettings encryption, AuthorizationSettings authorization, ClusterSettings cluster) {
    Optional<ProviderSettings> ofObjects = encryption.s3().flatMap(S3Settings::provider);
    Optional<ProviderSettings> ofDisks =
        encryption
            .localDisk()
            .filter(LocalDiskSettings.Custom.class::isInstance)
            .flatMap(disk -> ((LocalDiskSettings.Custom) disk).provider());
    Optional<ProviderSettings> ofCertificates =
        encryption
            .inTransit()
            .filter(InTransitSettings.Custom.class::isInstance)
            .flatMap(certificates -> ((InTransitSettings.Custom) certificates).provider());
    return new NodeAccess(
        encryption.s3().map(S3Settings::overrides).orElse(List.of()).stream()
            .map(S3Settings.BucketOverride::bucket)
            .toList(),
        Stream.of(
                Stream.of(ofObjects, ofDisks, ofCertificates)
                    .flatMap(Optional::stream)
                    .map(ProviderSettings::jar),
                cluster.programs().stream())
            .flatMap(programs -> programs)
            .distinct()
            .toList(),
        authorization.mappedRoles(),
        NodeSecret.of(encryption));
  }
}
