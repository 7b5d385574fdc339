package io.sealedemr.policies.configurations;

import io.sealedemr.policy.Truth;
import java.util.List;
import java.util.function.Predicate;

/**
 * HDFS encryption zones and who holds their keys (EMR Release Guide, "Transparent encryption in
 * HDFS on Amazon EMR").
 */
record Zones(Configurations configurations) {

  static final String GUIDE =
      "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-encryption-tdehdfs.html";

  private static final List<String> PROVIDERS =
      List.of("hadoop.security.key.provider.path", "dfs.encryption.key.provider.uri");

  /** The properties that declare a zone each: its path, and the name of its key. */
  List<ConfiguredProperty> all() {
    return configurations.properties().stream().filter(property -> !isZone(property).no()).toList();
  }

  static Truth isZone(ConfiguredProperty property) {
    return property.isIn("hdfs-encryption-zones"::equals);
  }

  /** Whether a key provider is named that fits; EMR's own Hadoop KMS needs no name. */
  Truth provider(Predicate<String> fits) {
    Truth named = Truth.NO;
    for (ConfiguredProperty property : configurations.properties()) {
      if (PROVIDERS.contains(property.name())) {
        named = named.or(property.isOfHadoop().and(property.value().matches(fits)));
      }
    }
    return named;
  }

  /** Whether a property of one of the files is set to something that fits. */
  Truth isSet(Predicate<String> files, String name, Predicate<String> fits) {
    Truth set = Truth.NO;
    for (ConfiguredProperty property : configurations.properties()) {
      if (property.name().equals(name)) {
        set = set.or(property.isIn(files).and(property.value().matches(fits)));
      }
    }
    return set;
  }

  /** Whether Ranger's key server is set up in the place of EMR's own. */
  Truth usesRanger() {
    Truth used = Truth.NO;
    for (ConfiguredProperty property : configurations.properties()) {
      used = used.or(property.isIn(file -> file.startsWith("ranger-kms-")));
    }
    return used;
  }
}
