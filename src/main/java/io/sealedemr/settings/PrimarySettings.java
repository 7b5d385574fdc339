package io.sealedemr.settings;

import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Optional;

/**
 * The group of primary nodes.
 *
 * @param type their instance type
 * @param count 1, or 3 that stand in for each other
 * @param ebs their data volumes; empty for EMR's own choice
 */
public record PrimarySettings(String type, int count, Optional<VolumeSettings> ebs) {

  static PrimarySettings read(ObjectReader cluster) {
    ObjectReader primary = cluster.object("primary", List.of("type", "count", "ebs"));
    int count = primary.number("count", 1, 3, "nodes, either 1 or 3,").orElse(1);
    if (count == 2) {
      primary.fault("count", "2", "1 or 3 primary nodes");
      count = 1;
    }
    return new PrimarySettings(
        primary
            .optional("type", InstanceTypes.FORM, InstanceTypes.ALLOWED)
            .orElse(InstanceTypes.USUAL),
        count,
        VolumeSettings.read(primary, true));
  }
}
