package io.sealedemr.settings;

import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Managed scaling: EMR adds and removes core and task nodes within these limits.
 *
 * @param unit what is counted, as EMR's API names it
 * @param minimum of core and task nodes together
 * @param maximum of core and task nodes together
 * @param maximumOnDemand how much of that may be On-Demand Instances; empty for all
 * @param maximumCore how much of that may be core nodes; empty for all
 */
public record ScalingSettings(
    String unit, int minimum, int maximum, OptionalInt maximumOnDemand, OptionalInt maximumCore) {

  private static final String FLEET_UNITS = "InstanceFleetUnits";
  private static final List<String> UNITS = List.of("Instances", "VCPU", FLEET_UNITS);

  /** The object {@code scaling}; empty if it is not there. */
  static Optional<ScalingSettings> read(ObjectReader cluster, CapacitySettings capacity) {
    if (!cluster.has("scaling")) {
      return Optional.empty();
    }
    ObjectReader scaling =
        cluster.object(
            "scaling", List.of("unit", "minimum", "maximum", "maximumOnDemand", "maximumCore"));
    boolean groups = capacity instanceof CapacitySettings.Groups;
    String unit = scaling.choice("unit", UNITS, groups ? "Instances" : FLEET_UNITS);
    if (groups == unit.equals(FLEET_UNITS)) {
      scaling.fault(
          "unit",
          ObjectReader.quoted(unit),
          groups ? "Instances or VCPU, without fleets" : FLEET_UNITS + ", with fleets");
    }
    int maximum = limit(scaling, "maximum", 1, 100_000).orElse(100_000);
    if (!scaling.broken()) {
      for (String key : List.of("minimum", "maximum")) {
        if (!scaling.has(key)) {
          scaling.missing(key, "a whole number of units");
        }
      }
    }
    return Optional.of(
        new ScalingSettings(
            unit,
            limit(scaling, "minimum", 1, maximum).orElse(1),
            maximum,
            limit(scaling, "maximumOnDemand", 0, maximum),
            limit(scaling, "maximumCore", 1, maximum)));
  }

  private static OptionalInt limit(ObjectReader scaling, String key, int least, int most) {
    return scaling.number(key, least, most, "units");
  }
}
