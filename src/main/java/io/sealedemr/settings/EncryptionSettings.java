package io.sealedemr.settings;

import io.sealedemr.coverage.ReleaseLabel;
import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is encrypted, and how. A part that is empty is off, which the environment accepted by name.
 *
 * @param s3 what EMR writes to S3
 * @param localDisk disks of the nodes
 * @param inTransit traffic between the nodes
 * @param hdfs what is encrypted in HDFS besides
 * @param writeAheadLog whether the write-ahead log of HBase on S3 is under a key of its own
 * @param accept ids of what may stay in clear
 */
public record EncryptionSettings(
    Optional<S3Settings> s3,
    Optional<LocalDiskSettings> localDisk,
    Optional<InTransitSettings> inTransit,
    HdfsSettings hdfs,
    boolean writeAheadLog,
    List<String> accept) {

  static final String KEY = Settings.NAMESPACE + "encryption";

  private static final Pattern ID = Pattern.compile("[a-z0-9-]+");

  static EncryptionSettings read(@Nullable String text, String region, Faults faults) {
    ObjectReader encryption =
        ObjectReader.of(
            KEY,
            text,
            false,
            faults,
            List.of("s3", "localDisk", "inTransit", "hdfs", "writeAheadLog", "accept"));
    EncryptionSettings settings =
        new EncryptionSettings(
            S3Settings.read(encryption, region),
            LocalDiskSettings.read(encryption),
            InTransitSettings.read(encryption),
            HdfsSettings.read(encryption, faults),
            encryption.flag("writeAheadLog", false),
            encryption.texts("accept", ID, "the id of something in clear", 100, List.of()));
    settings.check(encryption);
    return settings;
  }

  /** Whether certificate and key of the nodes come from {@code sealed-emr:tlsMaterial}. */
  boolean needsTlsMaterial() {
    return inTransit.filter(InTransitSettings.Pem.class::isInstance).isPresent()
        || certificatesOfOwnClass();
  }

  /** Whether the nodes' certificates come from the project's own class. */
  public boolean certificatesOfOwnClass() {
    return inTransit
        .filter(
            from -> from instanceof InTransitSettings.Custom custom && custom.provider().isEmpty())
        .isPresent();
  }

  /** Whether the keys of objects come from the project's own class. */
  public boolean objectKeysOfOwnClass() {
    return s3.filter(
            objects -> objects.mode() == S3Settings.Mode.CSE_CUSTOM && objects.provider().isEmpty())
        .isPresent();
  }

  /** Whether the keys of local disks come from the project's own class. */
  public boolean diskKeysOfOwnClass() {
    return localDisk
        .filter(
            disk -> disk instanceof LocalDiskSettings.Custom custom && custom.provider().isEmpty())
        .isPresent();
  }

  /** Faults that only show when values are seen together. */
  private void check(ObjectReader encryption) {
    Optional<String> ofObjects = s3.flatMap(S3Settings::provider).map(ProviderSettings::className);
    Optional<String> ofDisks =
        localDisk
            .filter(LocalDiskSettings.Custom.class::isInstance)
            .flatMap(disk -> ((LocalDiskSettings.Custom) disk).provider())
            .map(ProviderSettings::className);
    if (ofObjects.isPresent() && ofObjects.equals(ofDisks)) {
      encryption.fault(
          "localDisk.provider.class",
          ObjectReader.quoted(ofDisks.get()) + " here and in s3.provider.class",
          "two different classes (EMR Management Guide, \"Create a security configuration\")");
    }
  }

  /** Faults that show beside the cluster's release and applications. */
  void check(ClusterSettings cluster, Faults faults) {
    hdfs.check(cluster.applications(), cluster.capacity().primaries(), faults);
    ReleaseLabel release = cluster.release();
    if (inTransit.filter(InTransitSettings.Emr.class::isInstance).isPresent()
        && release.isBefore(7, 11)) {
      faults.found(
          KEY + ".inTransit.certificates",
          "EMR beside " + cluster.releaseLabel(),
          "EMR from emr-7.11.0 on, which is the first that makes certificates");
    }
    if (objectKeysOfOwnClass() && !release.isBefore(7, 10)) {
      faults.found(
          KEY + ".s3.mode",
          "CSE-Custom without a provider beside " + cluster.releaseLabel(),
          "the project's own class up to emr-7.9.0, where EMRFS asks it; from emr-7.10.0 on S3A"
              + " wants a keyring: docs/providers.md");
    }
    if (writeAheadLog) {
      if (release.isBefore(6, 15)) {
        faults.found(
            KEY + ".writeAheadLog",
            "true beside " + cluster.releaseLabel(),
            "true from emr-6.15.0 on, which is the first with EMR WAL");
      }
      if (!cluster.applications().contains("HBase")) {
        faults.found(
            KEY + ".writeAheadLog",
            "true without HBase among the applications",
            "true with HBase, whose log it is");
      }
    }
  }
}
