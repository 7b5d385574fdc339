package io.sealedemr.policies.configurations;

import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.Severity;
import io.sealedemr.policy.Truth;
import java.util.List;
import java.util.Locale;

/** Finds HDFS encryption zones that fail at launch or are not separate. */
public final class EncryptionZoneMisdeclared implements ResourcePolicy {

  private static final PolicySpec SPEC =
      PolicySpec.named("encryption-zone-misdeclared")
          .summary("HDFS encryption zones are declared so that they fail or are not separate.")
          .why(
              "EMR makes zones at launch only: a bad name fails the launch, a shared key or a "
                  + "nested path lets one zone's readers into another.")
          .fix(
              "Give each zone an absolute path outside the others and a key of its own, with a "
                  + "name in lower case; with several primaries name another key provider.")
          .mandatory()
          .severity(Severity.HIGH)
          .framework("NIST 800-53", "5", "SC-28(1)", "Cryptographic protection")
          .tags("check:U12")
          .types(Configurations.CLUSTER, Configurations.GROUP, Configurations.FLEET)
          .url(Zones.GUIDE)
          .build();

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void check(ResourceCheck it) {
    Zones zones = new Zones(Configurations.of(it.resource()));
    it.undetermined(zones.configurations().open());
    List<ConfiguredProperty> all = zones.all();
    for (ConfiguredProperty zone : all) {
      Truth judged = Zones.isZone(zone);
      Property key = zone.value();
      it.require(
          key,
          judged.not().or(key.matches(EncryptionZoneMisdeclared::isKeyName)),
          "a key name in lower case");
      it.require(
          zone.key(),
          judged.not().or(zone.key().matches(path -> path.startsWith("/"))),
          "an absolute path");
    }
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        separate(it, all.get(j), all.get(i));
      }
    }
    if (it.resource().type().equals(Configurations.CLUSTER)) {
      severalPrimaries(it, zones, all);
    }
  }

  private static void separate(ResourceCheck it, ConfiguredProperty one, ConfiguredProperty other) {
    Truth both = Zones.isZone(one).and(Zones.isZone(other));
    it.require(
        other.value(),
        both.and(one.value().same(other.value())).not(),
        "a key of its own, not that of " + one.key().value());
    String path = slashed(one.name());
    Truth nested =
        other
            .key()
            .matches(found -> slashed(found).startsWith(path) || path.startsWith(slashed(found)));
    it.require(other.key(), both.and(nested).not(), "a path outside the zone " + one.key().value());
  }

  private static String slashed(String path) {
    return path.endsWith("/") ? path : path + "/";
  }

  private static boolean isKeyName(String name) {
    return !name.isBlank() && name.equals(name.toLowerCase(Locale.ROOT));
  }

  private static void severalPrimaries(
      ResourceCheck it, Zones zones, List<ConfiguredProperty> all) {
    if (all.isEmpty()) {
      return;
    }
    Truth declared = all.stream().map(Zones::isZone).reduce(Truth.NO, Truth::or);
    Truth elsewhere = zones.provider(uri -> !uri.isBlank()).or(zones.usesRanger());
    Property count = it.at("masterInstanceGroup", "instanceCount");
    it.require(
        count,
        declared.and(count.atLeast(2)).and(elsewhere.not()).not(),
        "one primary, or a key provider that all primaries share");
  }
}
