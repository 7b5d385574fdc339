package io.sealedemr.cluster;

import io.sealedemr.security.AtRest;
import io.sealedemr.security.Authentication;
import io.sealedemr.security.CertificateProvider;
import io.sealedemr.security.Encryption;
import io.sealedemr.security.IdentityCenter;
import io.sealedemr.security.Kerberos;
import io.sealedemr.security.LocalDiskEncryption;
import io.sealedemr.security.S3Encryption;
import io.sealedemr.security.S3Location;
import io.sealedemr.security.S3Mode;
import io.sealedemr.security.SecurityDocument;
import io.sealedemr.security.WriteAheadLog;
import io.sealedemr.settings.EncryptionSettings;
import io.sealedemr.settings.InTransitSettings;
import io.sealedemr.settings.KerberosSettings;
import io.sealedemr.settings.LocalDiskSettings;
import io.sealedemr.settings.ProviderSettings;
import io.sealedemr.settings.S3Settings;
import io.sealedemr.settings.Settings;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From the modes that an environment picks to the document of its security configuration.
 *
 * @param storageKey reference of the key for data in S3
 * @param diskKey reference of the key for disks
 * @param logKey reference of the key for the write-ahead log; empty if the stack has none
 * @param secretsKey reference of the key for secrets; empty if the stack has none
 * @param certificates the zip that is made of the environment's TLS material; empty if none is
 * @param classes the project's own, those that a mode uses
 */
public record EncryptionModes(
    String storageKey,
    String diskKey,
    Optional<String> logKey,
    Optional<String> secretsKey,
    Optional<S3Location> certificates,
    OwnClasses classes) {

  /** The document for these settings. */
  public SecurityDocument document(Settings settings) {
    Kerberos kerberos = settings.kerberos().map(KerberosSettings::kdc).orElse(null);
    IdentityCenter center = settings.authorization().identityCenter().orElse(null);
    return new SecurityDocument(
        encryption(settings.encryption()),
        kerberos == null && center == null ? null : new Authentication(kerberos, center),
        settings.authorization().authorization().orElse(null),
        settings.metadata());
  }

  private Encryption encryption(EncryptionSettings settings) {
    S3Encryption objects = settings.s3().map(this::objects).orElse(null);
    LocalDiskEncryption disks = settings.localDisk().map(this::disks).orElse(null);
    return new Encryption(
        settings.inTransit().map(this::inTransit).orElse(null),
        objects == null && disks == null ? null : new AtRest(objects, disks),
        settings.writeAheadLog() ? new WriteAheadLog(logKey.orElseThrow()) : null);
  }

  private S3Encryption objects(S3Settings settings) {
    return new S3Encryption(
        mode(settings.mode(), storageKey, settings.provider().or(classes::objects).orElse(null)),
        settings.overrides().stream()
            .map(
                override ->
                    new S3Encryption.BucketOverride(
                        override.bucket(),
                        mode(override.mode(), override.key().orElse(storageKey), null)))
            .toList());
  }

  private static S3Mode mode(
      S3Settings.Mode mode, String key, @Nullable ProviderSettings provider) {
    return switch (mode) {
      case SSE_S3 -> new S3Mode.SseS3();
      case SSE_KMS -> new S3Mode.SseKms(key);
      case CSE_KMS -> new S3Mode.CseKms(key);
      case CSE_CUSTOM -> {
        ProviderSettings given = given(provider);
        yield new S3Mode.CseCustom(given.jar(), given.className());
      }
    };
  }

  private LocalDiskEncryption disks(LocalDiskSettings settings) {
    if (settings instanceof LocalDiskSettings.AwsKms kms) {
      return new LocalDiskEncryption.AwsKms(diskKey, kms.ebs());
    }
    ProviderSettings given =
        given(((LocalDiskSettings.Custom) settings).provider().or(classes::disks).orElse(null));
    return new LocalDiskEncryption.Custom(given.jar(), given.className());
  }

  private CertificateProvider inTransit(InTransitSettings settings) {
    if (settings instanceof InTransitSettings.Emr emr) {
      return new CertificateProvider.Emr(
          secretsKey.orElse(null),
          emr.validityDays().isPresent() ? emr.validityDays().getAsInt() : null,
          emr.wildcardDnsSuffix().orElse(null),
          new TreeMap<>(emr.secretTags()));
    }
    if (settings instanceof InTransitSettings.Custom custom) {
      ProviderSettings given = given(custom.provider().or(classes::certificates).orElse(null));
      return new CertificateProvider.Custom(given.jar(), given.className());
    }
    return new CertificateProvider.Pem(certificates.orElseThrow());
  }

  private static ProviderSettings given(@Nullable ProviderSettings provider) {
    if (provider == null) {
      throw new IllegalStateException("a class of the project's own is not among the artifacts");
    }
    return provider;
  }
}
