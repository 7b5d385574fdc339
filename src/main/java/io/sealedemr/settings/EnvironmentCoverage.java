package io.sealedemr.settings;

import io.sealedemr.configurations.Configuration;
import io.sealedemr.coverage.Coverage;
import io.sealedemr.coverage.CoverageReport;
import io.sealedemr.coverage.InstanceStore;
import io.sealedemr.coverage.Property;
import io.sealedemr.coverage.ReleaseLabel;
import io.sealedemr.coverage.Situation;
import io.sealedemr.hdfs.Zone;
import io.sealedemr.keys.KeyPurpose;
import io.sealedemr.security.Authorization;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the settings of an environment mean for what is encrypted. */
public final class EnvironmentCoverage {

  private static final String OWN_CLASS = "keys of the project's own class";

  private EnvironmentCoverage() {}

  /** What is encrypted by what in an environment, and which of its gaps it accepts. */
  public static CoverageReport report(String environment, Settings settings) {
    Coverage coverage = Coverage.of(situation(settings));
    return new CoverageReport(
        environment, coverage, coverage.accepting(settings.encryption().accept()));
  }

  /** The situation that the settings describe. */
  public static Situation situation(Settings settings) {
    ClusterSettings cluster = settings.cluster();
    EncryptionSettings encryption = settings.encryption();
    String disk = key(settings, KeyPurpose.DISK);
    String storage = key(settings, KeyPurpose.STORAGE);
    return new Situation(
        ReleaseLabel.of(cluster.releaseLabel()),
        cluster.applications(),
        new Situation.Transit(
            encryption.inTransit().isPresent(),
            settings.kerberos().isPresent(),
            !encryption.hdfs().encryption().keysInClear(),
            settings.authorization().authorization().map(Authorization::ranger).isPresent()),
        new Situation.AtRest(
            encryption.localDisk().map(local -> disk(local, disk)).orElse(null),
            InstanceStore.of(cluster.capacity().types().values()),
            settings.ami().id().isPresent() ? disk : null,
            encryption.s3().map(s3 -> s3(s3, storage)).orElse(null),
            key(settings, KeyPurpose.LOGS),
            encryption.writeAheadLog() ? key(settings, KeyPurpose.WAL) : null),
        cluster.capacity().primaries(),
        encryption.hdfs().encryption().zones().stream().map(Zone::path).toList(),
        cluster.configurations().stream()
            .flatMap(configuration -> properties(configuration, ""))
            .toList());
  }

  /** A configuration's properties, and those of its parts under the name of both. */
  private static Stream<Property> properties(Configuration configuration, String parent) {
    String name = parent + configuration.classification();
    return Stream.concat(
        configuration.properties().entrySet().stream()
            .map(entry -> new Property(name, entry.getKey(), entry.getValue())),
        configuration.configurations().stream().flatMap(part -> properties(part, name + "/")));
  }

  /** The name that a person knows a key by: its ARN, or the alias that the stack makes. */
  private static String key(Settings settings, KeyPurpose purpose) {
    KeySource source = settings.keys().source(purpose);
    if (source instanceof KeySource.Existing existing) {
      return existing.arn();
    }
    if (source instanceof KeySource.StackOutput output) {
      return output.output() + " of stack " + output.stack();
    }
    return "alias/" + settings.name() + "-" + purpose.text();
  }

  private static Situation.Disk disk(LocalDiskSettings local, String key) {
    if (local instanceof LocalDiskSettings.AwsKms kms) {
      return new Situation.Disk("AwsKms", kms.ebs(), key);
    }
    return new Situation.Disk(
        "Custom", false, providerClass(((LocalDiskSettings.Custom) local).provider()));
  }

  private static Situation.S3 s3(S3Settings s3, String storage) {
    String modes =
        Stream.concat(
                Stream.of(s3.mode().text()),
                s3.overrides().stream()
                    .map(bucket -> bucket.mode().text() + " in " + bucket.bucket()))
            .collect(Collectors.joining(", "));
    @Nullable String key =
        switch (s3.mode()) {
          case SSE_S3 -> null;
          case SSE_KMS, CSE_KMS -> storage;
          case CSE_CUSTOM -> providerClass(s3.provider());
        };
    return new Situation.S3(modes, key);
  }

  private static String providerClass(Optional<ProviderSettings> provider) {
    return provider.map(ProviderSettings::className).orElse(OWN_CLASS);
  }
}
