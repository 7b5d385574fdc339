package io.sealedemr.policies.configurations;

import io.sealedemr.policies.cluster.Clusters;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configurations of applications that a cluster, an instance group or an instance fleet carries
 * (EMR Release Guide, "Configure applications").
 *
 * @param properties all properties that they set
 * @param open whether there may be more, in a place that is not known yet
 */
record Configurations(List<ConfiguredProperty> properties, Truth open) {

  /** Type tokens of the provider {@code com.pulumi:aws}. */
  static final String CLUSTER = Clusters.TYPE;

  static final String GROUP = "aws:emr/instanceGroup:InstanceGroup";
  static final String FLEET = "aws:emr/instanceFleet:InstanceFleet";

  /** EMR Release Guide, "Configure applications". */
  static final String GUIDE =
      "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html";

  Configurations {
    properties = List.copyOf(properties);
  }

  /** Those of a resource of one of the three types. */
  static Configurations of(Resource resource) {
    List<ConfiguredProperty> properties = new ArrayList<>();
    Truth open = Truth.NO;
    for (Property list : lists(resource)) {
      open = open.or(read(list, null, properties));
    }
    return new Configurations(properties, open);
  }

  private static List<Property> lists(Resource resource) {
    List<Property> lists = new ArrayList<>();
    if (resource.type().equals(FLEET)) {
      addTypes(resource.at("instanceTypeConfigs"), lists);
      return lists;
    }
    lists.add(resource.at("configurationsJson").json());
    if (resource.type().equals(CLUSTER)) {
      lists.add(resource.at("configurations").json());
      addTypes(resource.at("masterInstanceFleet", "instanceTypeConfigs"), lists);
      addTypes(resource.at("coreInstanceFleet", "instanceTypeConfigs"), lists);
    }
    return lists;
  }

  private static void addTypes(Property instanceTypes, List<Property> lists) {
    instanceTypes.elements().forEach(type -> lists.add(type.at("configurations")));
  }

  private static Truth read(
      Property list, @Nullable Property file, List<ConfiguredProperty> properties) {
    Truth open = Truth.NO;
    for (Property entry : list.elements()) {
      Property classification = file == null ? field(entry, "classification") : file;
      open =
          open.or(
              entry.anyField(
                  (key, value) -> {
                    if (isCalled("properties", key)) {
                      return addTo(properties, classification, value);
                    }
                    return isCalled("configurations", key)
                        ? read(value, classification, properties)
                        : Truth.NO;
                  }));
    }
    return open;
  }

  private static Truth addTo(
      List<ConfiguredProperty> properties, Property classification, Property map) {
    return map.anyField(
        (key, value) -> {
          properties.add(new ConfiguredProperty(classification, key, value));
          return Truth.NO;
        });
  }

  /** The provider reads the keys of the document in any case of letters, so this does too. */
  private static Property field(Property entry, String name) {
    List<Property> found = new ArrayList<>();
    Truth open =
        entry.anyField(
            (key, value) -> {
              if (isCalled(name, key)) {
                found.add(value);
              }
              return Truth.NO;
            });
    return open.open() || found.isEmpty() ? entry.at(name) : found.get(0);
  }

  private static boolean isCalled(String name, Property key) {
    return key.value() instanceof Value.Text text && text.value().equalsIgnoreCase(name);
  }
}
