package io.sealedemr.encryption;

import io.sealedemr.environment.Environment;
import io.sealedemr.keys.KeyPolicies;
import io.sealedemr.keys.KeyUsers;
import io.sealedemr.keys.KeyUses;
import io.sealedemr.roles.Roles;
import io.sealedemr.secrets.NodeSecret;
import io.sealedemr.settings.EncryptionSettings;
import io.sealedemr.settings.InTransitSettings;
import io.sealedemr.settings.LocalDiskSettings;
import io.sealedemr.settings.S3Settings;
import io.sealedemr.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads out of the settings who uses which key, and for what. It needs neither an engine nor AWS,
 * since all names are deterministic: what is explained is what is sent.
 *
 * @param users who uses and manages the keys
 * @param uses what the keys encrypt
 */
public record KeyDerivation(KeyUsers users, KeyUses uses) {

  /** The derivation for one environment. */
  public static KeyDerivation of(Environment environment, Settings settings) {
    // The deployer always: a policy that its author could not change again is refused by KMS.
    TreeSet<String> administrators = new TreeSet<>(settings.keys().administrators());
    administrators.add(environment.deployer());
    return new KeyDerivation(
        new KeyUsers(
            environment.scope(),
            List.copyOf(administrators),
            environment.deployer(),
            Roles.serviceArn(environment),
            Roles.instanceArn(environment),
            settings.authorization().mappedRoles(),
            settings.keys().logReaders()),
        uses(
            environment,
            settings.encryption(),
            settings.ami().copies(),
            settings.cluster().spot()));
  }

  private static KeyUses uses(
      Environment environment, EncryptionSettings encryption, boolean imageCopy, boolean spot) {
    List<S3Settings.BucketOverride> overrides =
        encryption.s3().map(S3Settings::overrides).orElse(List.of()).stream()
            .filter(override -> override.key().isEmpty())
            .toList();
    Optional<S3Settings.Mode> mode = encryption.s3().map(S3Settings::mode);
    // Whatever EMR does itself, the data bucket's default is under the key, but with SSE-S3.
    Stream<String> data =
        mode.equals(Optional.of(S3Settings.Mode.SSE_S3))
            ? Stream.empty()
            : Stream.of(environment.bucket("data"));
    Stream<String> others =
        overrides.stream()
            .filter(override -> override.mode() == S3Settings.Mode.SSE_KMS)
            .map(S3Settings.BucketOverride::bucket);
    boolean clientSide =
        Stream.concat(mode.stream(), overrides.stream().map(S3Settings.BucketOverride::mode))
            .anyMatch(S3Settings.Mode.CSE_KMS::equals);
    return new KeyUses(
        new KeyUses.Disks(
            encryption.localDisk().filter(LocalDiskSettings.AwsKms.class::isInstance).isPresent()
                || encryption.diskKeysOfOwnClass(),
            // Every root volume is under the key: by its image, or by EBS encryption.
            true,
            imageCopy,
            spot),
        new KeyUses.Storage(
            Stream.concat(data, others).toList(), clientSide, environment.bucket("artifacts")),
        new KeyUses.Logs(environment.bucket("logs"), List.of(), false),
        secrets(environment, encryption),
        encryption.writeAheadLog()
            ? Optional.of(new KeyUses.WriteAheadLog(Optional.empty()))
            : Optional.empty());
  }

  private static Optional<KeyUses.Secrets> secrets(
      Environment environment, EncryptionSettings encryption) {
    List<String> names =
        NodeSecret.of(encryption).stream().map(secret -> secret.name(environment)).toList();
    boolean ofEmr =
        encryption.inTransit().filter(InTransitSettings.Emr.class::isInstance).isPresent();
    return names.isEmpty() && !ofEmr
        ? Optional.empty()
        : Optional.of(new KeyUses.Secrets(names, ofEmr));
  }

  /** The policies that follow. */
  public KeyPolicies policies() {
    return new KeyPolicies(users, uses);
  }
}
