package io.sealedemr.settings;

import io.sealedemr.json.ObjectReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A fleet: EMR picks among several instance types, by what EC2 has at the moment.
 *
 * @param onDemand units of On-Demand Instances; with managed scaling, at the start
 * @param spot units of Spot Instances; with managed scaling, at the start
 * @param types what EMR may pick, at least one
 * @param spotStart how Spot Instances are had
 */
public record FleetSettings(int onDemand, int spot, List<Type> types, SpotStart spotStart) {

  /**
   * An instance type of a fleet.
   *
   * @param type such as {@code m5.xlarge}
   * @param weight how many units one instance counts
   * @param bidPercent the most that a Spot Instance may cost, in percent of the On-Demand price
   * @param ebs data volumes of the type's nodes; empty for EMR's own choice
   */
  public record Type(
      String type, int weight, OptionalInt bidPercent, Optional<VolumeSettings> ebs) {}

  /**
   * How Spot Instances are had when the cluster starts.
   *
   * @param timeoutMinutes how long EMR tries
   * @param timeoutAction what it does then, as EMR's API names it
   * @param allocation by which strategy EC2 picks them, as EMR's API names it
   */
  public record SpotStart(int timeoutMinutes, String timeoutAction, String allocation) {}

  private static final List<String> KEYS =
      List.of(
          "onDemand",
          "spot",
          "types",
          "ebs",
          "spotTimeoutMinutes",
          "spotTimeoutAction",
          "spotAllocation");

  /** EMR Management Guide, "Instance fleet options": with an allocation strategy, which is set. */
  private static final int MOST_TYPES = 30;

  public FleetSettings {
    types = List.copyOf(types);
  }

  /** The primary node's fleet, which has one node. */
  static FleetSettings primary(ObjectReader fleets) {
    ObjectReader primary = fleets.object("primary", KEYS);
    FleetSettings fleet = read(primary, 1, Optional.empty());
    if (fleet.onDemand() + fleet.spot() != 1) {
      primary.fault(
          "onDemand",
          fleet.onDemand() + " beside " + fleet.spot() + " of spot",
          "one unit, of one of them; three primary nodes are a matter of groups");
    }
    for (int i = 0; i < fleet.types().size(); i++) {
      if (fleet.types().get(i).weight() != 1) {
        primary.fault(
            "types[" + i + "].weight", String.valueOf(fleet.types().get(i).weight()), "1");
      }
    }
    return fleet;
  }

  static FleetSettings core(ObjectReader fleets) {
    ObjectReader core = fleets.object("core", KEYS);
    FleetSettings fleet = read(core, 2, Optional.of(VolumeSettings.USUAL));
    if (fleet.onDemand() + fleet.spot() == 0) {
      core.fault("onDemand", "0 beside 0 of spot", "a unit or more, of one of them");
    }
    return fleet;
  }

  /** Empty if there is none. */
  static Optional<FleetSettings> task(ObjectReader fleets) {
    return fleets.has("task")
        ? Optional.of(read(fleets.object("task", KEYS), 0, Optional.of(VolumeSettings.USUAL)))
        : Optional.empty();
  }

  private static FleetSettings read(
      ObjectReader fleet, int usualUnits, Optional<VolumeSettings> usualVolumes) {
    OptionalInt spot = fleet.number("spot", 0, 4000, "units");
    Optional<VolumeSettings> ebs = VolumeSettings.read(fleet, false).or(() -> usualVolumes);
    Set<String> seen = new HashSet<>();
    List<Type> types =
        fleet.objects(
            "types",
            MOST_TYPES,
            List.of("type", "weight", "bidPercent", "ebs"),
            reader -> {
              Type type = type(reader, ebs);
              if (!type.type().isEmpty() && !seen.add(type.type())) {
                reader.fault(
                    "type", ObjectReader.quoted(type.type()) + " a second time", "each type once");
              }
              return type;
            });
    return new FleetSettings(
        fleet.number("onDemand", 0, 4000, "units").orElse(spot.isPresent() ? 0 : usualUnits),
        spot.orElse(0),
        types.isEmpty()
            ? List.of(new Type(InstanceTypes.USUAL, 1, OptionalInt.empty(), ebs))
            : types,
        new SpotStart(
            fleet.number("spotTimeoutMinutes", 5, 1440, "minutes").orElse(60),
            fleet.choice(
                "spotTimeoutAction",
                List.of("SWITCH_TO_ON_DEMAND", "TERMINATE_CLUSTER"),
                "SWITCH_TO_ON_DEMAND"),
            // Not capacity-optimized-prioritized: the provider has no input for a priority.
            fleet.choice(
                "spotAllocation",
                List.of(
                    "capacity-optimized",
                    "price-capacity-optimized",
                    "lowest-price",
                    "diversified"),
                "capacity-optimized")));
  }

  private static Type type(ObjectReader type, Optional<VolumeSettings> fleetVolumes) {
    return new Type(
        type.required("type", InstanceTypes.FORM, InstanceTypes.ALLOWED),
        type.number("weight", 1, 999, "units").orElse(1),
        type.number("bidPercent", 1, 100, "percent"),
        VolumeSettings.read(type, false).or(() -> fleetVolumes));
  }
}
