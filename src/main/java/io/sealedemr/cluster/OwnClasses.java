package io.sealedemr.cluster;

import com.pulumi.resources.Resource;
import io.sealedemr.artifacts.ConfiguredJar;
import io.sealedemr.encryption.EncryptionKeys;
import io.sealedemr.environment.Environment;
import io.sealedemr.secrets.NodeSecret;
import io.sealedemr.settings.EncryptionSettings;
import io.sealedemr.settings.ProviderSettings;
import io.sealedemr.settings.Settings;
import io.sealedemr.storage.Storage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The project's own classes on the nodes, each empty if no mode uses it.
 *
 * @param certificates gives certificates, from a secret
 * @param objects gives keys of objects, from a secret
 * @param disks gives keys of local disks, from KMS
 * @param ready the jars
 */
public record OwnClasses(
    Optional<ProviderSettings> certificates,
    Optional<ProviderSettings> objects,
    Optional<ProviderSettings> disks,
    List<Resource> ready) {

  /** Uploads those that the modes use. */
  public static OwnClasses create(
      Environment environment, Settings settings, EncryptionKeys keys, Storage storage) {
    EncryptionSettings encryption = settings.encryption();
    String region = settings.region();
    Optional<Storage.Classes> certificates =
        upload(
            encryption.certificatesOfOwnClass(),
            () -> ConfiguredJar.tls(region, NodeSecret.TLS.name(environment)),
            jar -> storage.classes(keys, "certificate-provider", jar));
    Optional<Storage.Classes> objects =
        upload(
            encryption.objectKeysOfOwnClass(),
            () -> ConfiguredJar.objects(region, NodeSecret.OBJECTS.name(environment)),
            jar -> storage.classes(keys, "object-key-provider", jar));
    Optional<Storage.Classes> disks =
        upload(
            encryption.diskKeysOfOwnClass(),
            () ->
                ConfiguredJar.disks(
                    region,
                    keys.disk().reference(),
                    environment.name(),
                    settings.cluster().releaseLabel()),
            jar -> storage.classes(keys, "disk-key-provider", jar));
    return new OwnClasses(
        certificates.map(Storage.Classes::provider),
        objects.map(Storage.Classes::provider),
        disks.map(Storage.Classes::provider),
        Stream.of(certificates, objects, disks)
            .flatMap(Optional::stream)
            .map(Storage.Classes::ready)
            .toList());
  }

  private static Optional<Storage.Classes> upload(
      boolean used, Supplier<ConfiguredJar> jar, Function<ConfiguredJar, Storage.Classes> upload) {
    return used ? Optional.of(upload.apply(jar.get())) : Optional.empty();
  }
}
