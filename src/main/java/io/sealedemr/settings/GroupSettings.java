package io.sealedemr.settings;

import io.sealedemr.json.ObjectReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A group of core or task nodes.
 *
 * @param name of the group, its own within the cluster
 * @param type instance type of its nodes
 * @param count how many nodes; with managed scaling, at the start
 * @param ebs their data volumes
 * @param bidPrice the most that an hour of a Spot Instance may cost, in US dollars; empty for
 *     On-Demand Instances
 */
public record GroupSettings(
    String name, String type, int count, VolumeSettings ebs, Optional<String> bidPrice) {

  /** EMR Management Guide, "Create a cluster with instance fleets or uniform instance groups". */
  private static final int MOST_TASK_GROUPS = 48;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,5})?");
  private static final String CORE = "core";

  static GroupSettings core(ObjectReader cluster) {
    ObjectReader core = cluster.object(CORE, List.of("type", "count", "ebs", "bidPrice"));
    return group(core, CORE, true);
  }

  static List<GroupSettings> task(ObjectReader cluster) {
    Set<String> names = new HashSet<>();
    return cluster.objects(
        "task",
        MOST_TASK_GROUPS,
        List.of("name", "type", "count", "ebs", "bidPrice"),
        task -> {
          String name =
              task.required("name", NAME, "up to 31 lower-case letters, digits and hyphens");
          if (!name.isEmpty()
              && (!names.add(name) || name.equals(CORE) || name.equals("primary"))) {
            task.fault("name", ObjectReader.quoted(name), "a name of its own for each group");
          }
          return group(task, name, false);
        });
  }

  private static GroupSettings group(ObjectReader group, String name, boolean throughput) {
    return new GroupSettings(
        name,
        group
            .optional("type", InstanceTypes.FORM, InstanceTypes.ALLOWED)
            .orElse(InstanceTypes.USUAL),
        group.number("count", 1, 1000, "nodes").orElse(2),
        VolumeSettings.read(group, throughput).orElse(VolumeSettings.USUAL),
        group.optional("bidPrice", PRICE, "US dollars for an hour, in quotes, such as \"0.25\""));
  }
}
