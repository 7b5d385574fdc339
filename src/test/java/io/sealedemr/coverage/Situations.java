package io.sealedemr.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Situations for tests: a fully encrypted one, and ways to change it. */
final class Situations {

  private static final String KEY = "alias/emr-dev-disk";

  private ReleaseLabel release;
  private final List<String> applications;
  private boolean tls = true;
  private boolean kerberos = true;
  private boolean kmsHttps;
  private boolean ranger;
  private Situation.@Nullable Disk disk = new Situation.Disk("AwsKms", true, KEY);
  private InstanceStore instanceStore = InstanceStore.NONE;
  private @Nullable String imageKey = KEY;
  private Situation.@Nullable S3 s3 = new Situation.S3("SSE-KMS", "alias/emr-dev-storage");
  private @Nullable String logKey = "alias/emr-dev-logs";
  private @Nullable String walKey;
  private int primaries = 1;
  private List<String> zones = List.of();
  private List<Property> configurations = List.of();

  private Situations(String release, String... applications) {
    this.release = ReleaseLabel.of(release);
    this.applications = List.of(applications);
  }

  static Situations sealed(String release, String... applications) {
    return new Situations(release, applications);
  }

  Situations release(ReleaseLabel label) {
    release = label;
    return this;
  }

  Situations withoutTls() {
    tls = false;
    return this;
  }

  Situations withoutKerberos() {
    kerberos = false;
    return this;
  }

  Situations withHadoopKmsHttps() {
    kmsHttps = true;
    return this;
  }

  Situations withRanger() {
    ranger = true;
    return this;
  }

  Situations withoutDiskEncryption() {
    disk = null;
    return this;
  }

  Situations withDiskClass(String providerClass) {
    disk = new Situation.Disk("Custom", false, providerClass);
    return this;
  }

  Situations with(InstanceStore store) {
    instanceStore = store;
    return this;
  }

  Situations withoutEncryptedImage() {
    imageKey = null;
    return this;
  }

  Situations s3(Situation.@Nullable S3 mode) {
    s3 = mode;
    return this;
  }

  Situations withoutLogKey() {
    logKey = null;
    return this;
  }

  Situations withEmrWal(String key) {
    walKey = key;
    return this;
  }

  Situations primaries(int number) {
    primaries = number;
    return this;
  }

  Situations zones(String... paths) {
    zones = List.of(paths);
    return this;
  }

  Situations with(Property... properties) {
    configurations = List.of(properties);
    return this;
  }

  Situation get() {
    return new Situation(
        release,
        applications,
        new Situation.Transit(tls, kerberos, kmsHttps, ranger),
        new Situation.AtRest(disk, instanceStore, imageKey, s3, logKey, walKey),
        primaries,
        zones,
        configurations);
  }

  Coverage coverage() {
    return Coverage.of(get());
  }
}
