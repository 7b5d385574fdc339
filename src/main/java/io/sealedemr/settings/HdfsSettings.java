package io.sealedemr.settings;

import io.sealedemr.hdfs.HdfsEncryption;
import io.sealedemr.hdfs.Zone;
import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is encrypted in HDFS.
 *
 * @param encryption the settings themselves
 */
public record HdfsSettings(HdfsEncryption encryption) {

  private static final String KEY = Settings.NAMESPACE + "encryption.hdfs";

  private static final Pattern KMS =
      Pattern.compile(
          "kms://https?@[A-Za-z0-9.-]+(;[A-Za-z0-9.-]+)*(:[0-9]{1,5})?(/[A-Za-z0-9._-]+)+");

  /** Reads the key {@code hdfs} of the object {@code sealed-emr:encryption}. */
  static HdfsSettings read(ObjectReader encryption, Faults faults) {
    ObjectReader hdfs = encryption.object("hdfs", List.of("transfer", "zones", "keyProvider"));
    List<Optional<Zone>> zones =
        hdfs.objects("zones", 100, List.of("path", "key"), HdfsSettings::zone);
    for (int i = 0; i < zones.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (zones.get(i).isPresent() && zones.get(j).isPresent()) {
          compare(zones.get(i).get(), i, zones.get(j).get(), j, faults);
        }
      }
    }
    if (hdfs.has("keyProvider") && !hdfs.has("zones")) {
      hdfs.fault("keyProvider", "no zones beside it", "a KMS for the keys of zones");
    }
    return new HdfsSettings(
        new HdfsEncryption(
            hdfs.flag("transfer", false),
            distinct(zones),
            hdfs.optional(
                "keyProvider", KMS, "the URI of a KMS, such as kms://https@kms.example:9494/kms")));
  }

  /** Without those whose path was there before: a fault that is told, and not two needs of one. */
  private static List<Zone> distinct(List<Optional<Zone>> zones) {
    Map<String, Zone> byPath = new LinkedHashMap<>();
    zones.stream().flatMap(Optional::stream).forEach(zone -> byPath.putIfAbsent(zone.path(), zone));
    return List.copyOf(byPath.values());
  }

  private static Optional<Zone> zone(ObjectReader zone) {
    String path =
        zone.required(
            "path", Zone.PATH, "an absolute path without . and .. and without a slash at its end");
    String key =
        zone.required("key", Zone.KEY, "lower-case letters, digits, hyphens and underscores");
    return path.isEmpty() || key.isEmpty() ? Optional.empty() : Optional.of(new Zone(path, key));
  }

  private static void compare(Zone zone, int i, Zone earlier, int j, Faults faults) {
    String place = KEY + ".zones[" + i + "]";
    String other = "zones[" + j + "]";
    if (zone.path().equals(earlier.path())) {
      faults.found(
          place + ".path",
          ObjectReader.quoted(zone.path()) + ", the path of " + other,
          "a path of its own for each zone");
    } else if (earlier.contains(zone) || zone.contains(earlier)) {
      faults.found(
          place + ".path",
          ObjectReader.quoted(zone.path())
              + (earlier.contains(zone) ? " within " : " around ")
              + ObjectReader.quoted(earlier.path())
              + " of "
              + other,
          "zones beside each other");
    }
    if (zone.key().equals(earlier.key())) {
      faults.found(
          place + ".key",
          ObjectReader.quoted(zone.key()) + ", the key of " + other,
          "a key of its own for each zone");
    }
  }

  /**
   * Faults that only show beside the rest of the cluster.
   *
   * @param primaries how many primary nodes there are
   */
  void check(List<String> applications, int primaries, Faults faults) {
    if ((encryption.transfer() || !encryption.zones().isEmpty())
        && !applications.contains("Hadoop")) {
      faults.found(
          ClusterSettings.KEY + ".applications",
          String.join(", ", applications),
          "Hadoop among them, which " + KEY + " needs");
    }
    if (!encryption.zones().isEmpty() && primaries > 1 && encryption.keyProvider().isEmpty()) {
      faults.found(
          KEY + ".zones",
          "zones on " + primaries + " primary nodes",
          "one primary node, or a KMS outside the cluster in "
              + KEY
              + ".keyProvider; on several EMR runs Ranger KMS, which needs a database in RDS and"
              + " takes its passwords in clear from the classification ranger-kms-dbks-site (EMR"
              + " Release Guide, emr-encryption-tdehdfs)");
    }
  }
}
