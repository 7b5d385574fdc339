package io.sealedemr.settings;

import io.sealedemr.configurations.Configuration;
import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What kind of cluster.
 *
 * @param releaseLabel such as {@code emr-7.9.0}
 * @param applications names as EMR writes them, such as {@code Spark}
 * @param primaryType instance type of the primary node
 * @param coreType instance type of the core nodes
 * @param coreCount number of core nodes
 * @param coreVolumeGiB size of each data volume of a core node
 * @param coreVolumes number of data volumes of a core node
 * @param rootVolumeGiB size of every node's root volume
 * @param terminationProtection whether the cluster refuses to be terminated
 * @param autoTerminationSeconds how long the cluster may be idle; empty for ever
 * @param configurations what the user sets of the applications, in the user's order
 */
public record ClusterSettings(
    String releaseLabel,
    List<String> applications,
    String primaryType,
    String coreType,
    int coreCount,
    int coreVolumeGiB,
    int coreVolumes,
    int rootVolumeGiB,
    boolean terminationProtection,
    OptionalInt autoTerminationSeconds,
    List<Configuration> configurations) {

  static final String KEY = Settings.NAMESPACE + "cluster";
  private static final Pattern APPLICATION = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9-]+\\.[a-z0-9-]+");

  /** Instance families with Graviton processors: a generation, then g, then further letters. */
  private static final Pattern ARM = Pattern.compile("(a1|[a-z]+[0-9]+g[a-z]*)\\..*");

  static ClusterSettings read(@Nullable String text, Faults faults) {
    ObjectReader cluster =
        ObjectReader.of(
            KEY,
            text,
            false,
            faults,
            List.of(
                "releaseLabel",
                "applications",
                "primary",
                "core",
                "rootVolumeGiB",
                "terminationProtection",
                "autoTerminationSeconds",
                "configurations"));
    ObjectReader primary = cluster.object("primary", List.of("type"));
    ObjectReader core = cluster.object("core", List.of("type", "count", "ebs"));
    ObjectReader ebs = core.object("ebs", List.of("size", "volumes"));
    String aType = "an instance type, such as m5.xlarge";
    ClusterSettings settings =
        new ClusterSettings(
            cluster.required("releaseLabel", Release.LABEL, "an exact label, such as emr-7.9.0"),
            cluster.texts(
                "applications",
                APPLICATION,
                "a name as EMR writes it, such as Spark",
                30,
                List.of("Hadoop", "Spark")),
            primary.optional("type", TYPE, aType).orElse("m5.xlarge"),
            core.optional("type", TYPE, aType).orElse("m5.xlarge"),
            core.number("count", 1, 1000, "nodes").orElse(2),
            ebs.number("size", 10, 16384, "GiB").orElse(64),
            ebs.number("volumes", 1, 25, "volumes").orElse(2),
            cluster.number("rootVolumeGiB", 15, 100, "GiB").orElse(20),
            cluster.flag("terminationProtection", false),
            cluster.number("autoTerminationSeconds", 60, 604_800, "seconds"),
            ConfigurationsReader.read(cluster));
    settings.check(faults);
    return settings;
  }

  Release release() {
    return Release.of(releaseLabel);
  }

  /** Faults that show beside encryption and Kerberos. */
  void check(EncryptionSettings encryption, Optional<KerberosSettings> kerberos, Faults faults) {
    if (encryption.inTransit().isPresent()
        && kerberos.isPresent()
        && !release().isBefore(7, 3)
        && applications.contains("Spark")
        && applications.contains("Hive")) {
      faults.found(
          KEY + ".applications",
          "Spark and Hive together",
          "one of them from emr-7.3.0 on: Spark cannot speak TLS to the metastore of a Kerberos"
              + " cluster (SPARK-44114)");
    }
  }

  /** Faults that only show when values are seen together. */
  private void check(Faults faults) {
    Release release = release();
    // EMR Management Guide: instances that only speak IMDSv2 need 5.32.0 or 6.2.0, encrypted logs
    // 5.30.0 (and not 6.0.0), EBS encryption 5.24.0, custom images 5.7.0.
    if (release.isBefore(5, 32) || (release.major() == 6 && release.isBefore(6, 2))) {
      faults.found(
          KEY + ".releaseLabel",
          ObjectReader.quoted(releaseLabel),
          "emr-5.32.0 or later, from 6 on emr-6.2.0 or later (IMDSv2 and encrypted logs)");
    }
    if (ARM.matcher(primaryType).matches() != ARM.matcher(coreType).matches()) {
      faults.found(
          KEY + ".core.type",
          ObjectReader.quoted(coreType)
              + " beside primary.type "
              + ObjectReader.quoted(primaryType),
          "types of one architecture, since all nodes start from one image");
    }
  }
}
