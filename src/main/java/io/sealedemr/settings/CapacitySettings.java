package io.sealedemr.settings;

import io.sealedemr.images.Architecture;
import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The nodes of a cluster, in EMR's two ways to have them. */
public sealed interface CapacitySettings {

  /**
   * Groups, each of one instance type, in one subnet.
   *
   * @param primary the primary nodes
   * @param core the nodes with HDFS
   * @param task groups without HDFS
   */
  record Groups(PrimarySettings primary, GroupSettings core, List<GroupSettings> task)
      implements CapacitySettings {
    public Groups {
      task = List.copyOf(task);
    }

    @Override
    public int primaries() {
      return primary.count();
    }

    @Override
    public boolean spot() {
      return Stream.concat(Stream.of(core), task.stream())
          .anyMatch(group -> group.bidPrice().isPresent());
    }

    @Override
    public Map<String, String> types() {
      Map<String, String> types = new LinkedHashMap<>();
      types.put("primary.type", primary.type());
      types.put("core.type", core.type());
      for (int i = 0; i < task.size(); i++) {
        types.put("task[" + i + "].type", task.get(i).type());
      }
      return types;
    }
  }

  /**
   * Fleets, each of several instance types, in the subnet with the best offer.
   *
   * @param primary the primary node
   * @param core the nodes with HDFS
   * @param task nodes without HDFS; empty for none
   */
  record Fleets(FleetSettings primary, FleetSettings core, Optional<FleetSettings> task)
      implements CapacitySettings {

    @Override
    public int primaries() {
      return 1;
    }

    @Override
    public boolean spot() {
      return Stream.concat(Stream.of(primary, core), task.stream())
          .anyMatch(fleet -> fleet.spot() > 0);
    }

    @Override
    public Map<String, String> types() {
      Map<String, String> types = new LinkedHashMap<>();
      add(types, "primary", primary);
      add(types, "core", core);
      task.ifPresent(fleet -> add(types, "task", fleet));
      return types;
    }

    private static void add(Map<String, String> types, String place, FleetSettings fleet) {
      for (int i = 0; i < fleet.types().size(); i++) {
        types.put("fleets." + place + ".types[" + i + "].type", fleet.types().get(i).type());
      }
    }
  }

  /** How many primary nodes there are. */
  int primaries();

  /** Whether it begins with Spot Instances. */
  boolean spot();

  /** All instance types, by where they stand in the cluster's settings; the primary's first. */
  Map<String, String> types();

  /** Reads the nodes of {@code sealed-emr:cluster}: fleets if they are there, otherwise groups. */
  static CapacitySettings read(ObjectReader cluster) {
    if (!cluster.has("fleets")) {
      return new Groups(
          PrimarySettings.read(cluster), GroupSettings.core(cluster), GroupSettings.task(cluster));
    }
    List<String> kinds = List.of("primary", "core", "task");
    for (String kind : kinds) {
      if (cluster.has(kind)) {
        cluster.fault(kind, "it beside fleets", "either groups or fleets");
      }
    }
    ObjectReader fleets = cluster.object("fleets", kinds);
    return new Fleets(
        FleetSettings.primary(fleets), FleetSettings.core(fleets), FleetSettings.task(fleets));
  }

  /** Every type must be of the architecture of the first, since all nodes start from one image. */
  default void checkArchitecture(String key, Faults faults) {
    List<Map.Entry<String, String>> types = new ArrayList<>(types().entrySet());
    Map.Entry<String, String> first = types.get(0);
    for (Map.Entry<String, String> type : types) {
      if (!type.getValue().isEmpty()
          && !first.getValue().isEmpty()
          && Architecture.ofInstanceType(type.getValue())
              != Architecture.ofInstanceType(first.getValue())) {
        faults.found(
            key + "." + type.getKey(),
            ObjectReader.quoted(type.getValue())
                + " beside "
                + first.getKey()
                + " "
                + ObjectReader.quoted(first.getValue()),
            "types of one architecture, since all nodes start from one image");
      }
    }
  }
}
