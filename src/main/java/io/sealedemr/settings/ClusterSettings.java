package io.sealedemr.settings;

import io.sealedemr.configurations.Configuration;
import io.sealedemr.coverage.ReleaseLabel;
import io.sealedemr.images.Architecture;
import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import io.sealedemr.security.Kerberos;
import io.sealedemr.security.S3Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What kind of cluster.
 *
 * @param releaseLabel such as {@code emr-7.9.0}
 * @param applications names as EMR writes them, such as {@code Spark}
 * @param capacity its nodes
 * @param scaling within what limits EMR changes their number; empty for never
 * @param rootVolumeGiB size of every node's root volume
 * @param terminationProtection whether the cluster refuses to be terminated
 * @param autoTerminationSeconds how long the cluster may be idle; empty for ever
 * @param bootstrap what each node runs before its applications start
 * @param steps what the cluster begins with
 * @param configurations what the user sets of the applications, in the user's order
 */
public record ClusterSettings(
    String releaseLabel,
    List<String> applications,
    CapacitySettings capacity,
    Optional<ScalingSettings> scaling,
    int rootVolumeGiB,
    boolean terminationProtection,
    OptionalInt autoTerminationSeconds,
    List<BootstrapSettings> bootstrap,
    List<StepSettings> steps,
    List<Configuration> configurations) {

  static final String KEY = Settings.NAMESPACE + "cluster";
  private static final Pattern APPLICATION = Pattern.compile("[A-Z][A-Za-z0-9]*");

  public ClusterSettings {
    applications = List.copyOf(applications);
    bootstrap = List.copyOf(bootstrap);
    steps = List.copyOf(steps);
    configurations = List.copyOf(configurations);
  }

  /**
   * Reads {@code sealed-emr:cluster}.
   *
   * @param project the project's folder, where scripts are
   */
  static ClusterSettings read(@Nullable String text, Path project, Faults faults) {
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
                "task",
                "fleets",
                "scaling",
                "rootVolumeGiB",
                "terminationProtection",
                "autoTerminationSeconds",
                "bootstrap",
                "steps",
                "configurations"));
    String releaseLabel =
        cluster.required("releaseLabel", ReleaseLabel.LABEL, "an exact label, such as emr-7.9.0");
    List<String> applications =
        cluster.texts(
            "applications",
            APPLICATION,
            "a name as EMR writes it, such as Spark",
            30,
            List.of("Hadoop", "Spark"));
    CapacitySettings capacity = CapacitySettings.read(cluster);
    boolean several = capacity.primaries() > 1;
    boolean protection = cluster.flag("terminationProtection", several);
    if (several && !protection) {
      cluster.fault(
          "terminationProtection",
          "false beside primary.count " + capacity.primaries(),
          "true, since EMR protects every cluster with several primary nodes");
    }
    ClusterSettings settings =
        new ClusterSettings(
            releaseLabel,
            applications,
            capacity,
            ScalingSettings.read(cluster, capacity),
            cluster.number("rootVolumeGiB", 15, 100, "GiB").orElse(20),
            protection,
            cluster.number("autoTerminationSeconds", 60, 604_800, "seconds"),
            BootstrapSettings.read(cluster, project),
            StepSettings.read(cluster),
            ConfigurationsReader.read(cluster));
    settings.check(faults);
    return settings;
  }

  /** Whether there may be Spot Instances, at the start or by scaling. */
  public boolean spot() {
    return capacity.spot()
        || scaling.map(ScalingSettings::maximumOnDemand).filter(OptionalInt::isPresent).isPresent();
  }

  /** What the cluster runs from somewhere in S3: jars of steps, and scripts. */
  public List<S3Location> programs() {
    return Stream.concat(
            steps.stream()
                .map(StepSettings::jar)
                .filter(jar -> jar.startsWith("s3://"))
                .map(S3Location::parse),
            bootstrap.stream()
                .map(BootstrapSettings::script)
                .filter(BootstrapSettings.Script.InS3.class::isInstance)
                .map(script -> ((BootstrapSettings.Script.InS3) script).location()))
        .toList();
  }

  /** The release; one newer than all if the label is none, which is told elsewhere. */
  ReleaseLabel release() {
    return ReleaseLabel.LABEL.matcher(releaseLabel).matches()
        ? ReleaseLabel.of(releaseLabel)
        : new ReleaseLabel(Integer.MAX_VALUE, 0, 0);
  }

  /** The architecture of all instance types. */
  Architecture architecture() {
    return Architecture.ofInstanceType(capacity.types().values().iterator().next());
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
    if (capacity.primaries() > 1
        && kerberos
            .map(KerberosSettings::kdc)
            .filter(Kerberos.ClusterDedicatedKdc.class::isInstance)
            .isPresent()) {
      faults.found(
          KEY + ".primary.count",
          capacity.primaries() + " beside a KDC on the cluster",
          "1, or sealed-emr:kerberos.provider ExternalKdc (EMR Management Guide, \"Features that"
              + " support high availability in an Amazon EMR cluster\")");
    }
  }

  /** Faults that only show when values are seen together. */
  private void check(Faults faults) {
    ReleaseLabel release = release();
    // EMR Management Guide: instances that only speak IMDSv2 need 5.32.0 or 6.2.0, encrypted logs
    // 5.30.0 (and not 6.0.0), EBS encryption 5.24.0, custom images 5.7.0.
    if (release.isBefore(5, 32) || (release.major() == 6 && release.isBefore(6, 2))) {
      faults.found(
          KEY + ".releaseLabel",
          ObjectReader.quoted(releaseLabel),
          "emr-5.32.0 or later, from 6 on emr-6.2.0 or later (IMDSv2 and encrypted logs)");
    }
    capacity.checkArchitecture(KEY, faults);
  }
}
