package io.sealedemr.coverage;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what is encrypted in one cluster.
 *
 * @param release of EMR
 * @param applications names as EMR writes them; upper and lower case do not differ
 * @param transit what protects traffic
 * @param atRest what protects data at rest
 * @param primaries number of primary nodes
 * @param zones paths of HDFS encryption zones
 * @param configurations what the user sets, on the cluster or on any group of it
 */
public record Situation(
    ReleaseLabel release,
    List<String> applications,
    Transit transit,
    AtRest atRest,
    int primaries,
    List<String> zones,
    List<Property> configurations) {

  /** Applications whose installation brings the metastore service (Release Guide, components). */
  private static final List<String> METASTORE_USERS =
      List.of("Hive", "HCatalog", "Hue", "Presto", "PrestoSQL", "Trino");

  /**
   * What protects traffic.
   *
   * @param tls encryption in transit of the security configuration
   * @param kerberos whether the cluster has it, by any KDC
   * @param hadoopKmsHttps whether Hadoop KMS has a keystore, or another KMS with HTTPS is used
   * @param ranger whether Ranger plug-ins talk to a Ranger Admin
   */
  public record Transit(boolean tls, boolean kerberos, boolean hadoopKmsHttps, boolean ranger) {}

  /**
   * What protects data at rest. Keys are told in a way that a person knows them by: an alias, an
   * ARN, or the class that provides them.
   *
   * @param disk local disk encryption, or null
   * @param instanceStore of the nodes
   * @param imageKey key of the encrypted machine image, or null
   * @param s3 mode for S3, or null
   * @param logKey key of the logs in S3, or null
   * @param walKey key of EMR WAL; null if HBase does not use that service
   */
  public record AtRest(
      @Nullable Disk disk,
      InstanceStore instanceStore,
      @Nullable String imageKey,
      @Nullable S3 s3,
      @Nullable String logKey,
      @Nullable String walKey) {}

  /**
   * Local disk encryption.
   *
   * @param provider {@code AwsKms} or {@code Custom}
   * @param ebs whether volumes are encrypted by EBS
   * @param key the key
   */
  public record Disk(String provider, boolean ebs, String key) {}

  /**
   * Encryption of S3 data.
   *
   * @param mode such as {@code SSE-KMS}
   * @param key the key; null where S3 uses its own
   */
  public record S3(String mode, @Nullable String key) {}

  public Situation {
    applications = List.copyOf(applications);
    zones = List.copyOf(zones);
    configurations = List.copyOf(configurations);
  }

  /** Whether an application is there. */
  boolean has(String application) {
    return applications.stream().anyMatch(application::equalsIgnoreCase);
  }

  /** Whether something is on. */
  boolean has(Need need) {
    return switch (need) {
      case TLS -> transit.tls();
      case KERBEROS -> transit.kerberos();
      case LOCAL_DISK -> atRest.disk() != null;
      case EBS_ENCRYPTION -> atRest.disk() != null && atRest.disk().ebs();
      case ENCRYPTED_IMAGE -> atRest.imageKey() != null;
      case NVME -> atRest.instanceStore() == InstanceStore.NVME;
      case S3_ENCRYPTION -> atRest.s3() != null;
      case LOG_KEY -> atRest.logKey() != null;
      case HADOOP_KMS_HTTPS -> transit.hadoopKmsHttps();
      case METASTORE_TLS -> Metastore.of(configurations) == Metastore.EXTERNAL_WITH_TLS;
      case ROOT_ZONE -> zones.contains("/");
      case EMR_WAL -> atRest.walKey() != null;
    };
  }

  /** The key under which a need protects data; empty if it is none that a person would name. */
  String key(Need need) {
    String key =
        switch (need) {
          case LOCAL_DISK, EBS_ENCRYPTION -> atRest.disk() == null ? null : atRest.disk().key();
          case ENCRYPTED_IMAGE -> atRest.imageKey();
          case S3_ENCRYPTION -> atRest.s3() == null ? null : atRest.s3().key();
          case LOG_KEY -> atRest.logKey();
          case EMR_WAL -> atRest.walKey();
          default -> null;
        };
    return key == null ? "" : key;
  }

  Set<Feature> features() {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    if (primaries > 1) {
      features.add(Feature.MULTIPLE_PRIMARIES);
    }
    if (!zones.isEmpty()) {
      features.add(Feature.ZONES);
    }
    Metastore metastore = Metastore.of(configurations);
    if (metastore == Metastore.EXTERNAL || metastore == Metastore.EXTERNAL_WITH_TLS) {
      features.add(Feature.EXTERNAL_METASTORE);
    }
    if (metastore != Metastore.GLUE && METASTORE_USERS.stream().anyMatch(this::has)) {
      features.add(Feature.HIVE_METASTORE);
      if (metastore == Metastore.LOCAL) {
        features.add(Feature.LOCAL_METASTORE);
      }
    }
    if (configurations.stream().anyMatch(Situation::startsLlap)) {
      features.add(Feature.LLAP);
    }
    features.add(atRest.walKey() == null ? Feature.NO_EMR_WAL : Feature.EMR_WAL);
    if (transit.ranger()) {
      features.add(Feature.RANGER);
    }
    if (atRest.instanceStore() != InstanceStore.NONE) {
      features.add(Feature.INSTANCE_STORE);
    }
    return features;
  }

  private static boolean startsLlap(Property property) {
    return property.classification().equals("hive")
        && property.property().equals("hive.llap.enabled")
        && property.value().strip().toLowerCase(Locale.ROOT).equals("true");
  }
}
