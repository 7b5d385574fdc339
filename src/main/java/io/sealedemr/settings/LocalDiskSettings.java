package io.sealedemr.settings;

import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Optional;

/** How local disks are encrypted: LUKS in both ways, EBS encryption with AWS KMS only. */
public sealed interface LocalDiskSettings {

  /**
   * By keys from AWS KMS, under the disk key.
   *
   * @param ebs whether EBS volumes, the root volume among them, are encrypted by EBS
   */
  record AwsKms(boolean ebs) implements LocalDiskSettings {}

  /**
   * By keys from a class.
   *
   * @param provider the class; empty for the project's own
   */
  record Custom(Optional<ProviderSettings> provider) implements LocalDiskSettings {}

  /** The object {@code localDisk}; empty if its mode is {@code none}. */
  static Optional<LocalDiskSettings> read(ObjectReader encryption) {
    ObjectReader disk = encryption.object("localDisk", List.of("mode", "ebs", "provider"));
    String mode = disk.choice("mode", List.of("AwsKms", "Custom", "none"), "AwsKms");
    boolean kms = mode.equals("AwsKms");
    boolean ebs = disk.flag("ebs", kms);
    if (ebs && !kms) {
      disk.fault("ebs", "true beside mode " + mode, "true beside mode AwsKms only");
    }
    Optional<ProviderSettings> provider = ProviderSettings.read(disk);
    if (provider.isPresent() && !mode.equals("Custom")) {
      disk.fault("provider", "it beside mode " + mode, "it beside mode Custom only");
    }
    return switch (mode) {
      case "AwsKms" -> Optional.of(new AwsKms(ebs));
      case "Custom" -> Optional.of(new Custom(provider));
      default -> Optional.empty();
    };
  }
}
