package io.sealedemr.policy.test;

import static java.util.Objects.requireNonNull;

import io.sealedemr.policy.Property;
import io.sealedemr.policy.Reading;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A resource made up for a test.
 *
 * @param type the type token
 * @param name the name in the program
 * @param properties plain Java values, see {@link Value#of}; use {@link Value#unknown} and {@link
 *     Value#secret} among them
 * @param dependencies URNs
 * @param propertyDependencies for each property the URNs that its value comes from
 */
public record TestResource(
    String type,
    String name,
    Map<String, ?> properties,
    List<String> dependencies,
    Map<String, List<String>> propertyDependencies) {

  public TestResource {
    requireNonNull(type, "type");
    requireNonNull(name, "name");
    requireNonNull(properties, "properties");
    dependencies = List.copyOf(dependencies);
    propertyDependencies = Map.copyOf(propertyDependencies);
  }

  /** A resource without edges to others. */
  public static TestResource of(String type, String name, Map<String, ?> properties) {
    return new TestResource(type, name, properties, List.of(), Map.of());
  }

  /** The same, with an edge by declaration. */
  public TestResource dependingOn(TestResource other) {
    List<String> urns = new ArrayList<>(dependencies);
    urns.add(other.urn());
    return new TestResource(type, name, properties, urns, propertyDependencies);
  }

  /** The same, with an edge through a property. */
  public TestResource dependingOn(String property, TestResource other) {
    Map<String, List<String>> edges = new LinkedHashMap<>(propertyDependencies);
    List<String> urns = new ArrayList<>(edges.getOrDefault(property, List.of()));
    urns.add(other.urn());
    edges.put(property, urns);
    return new TestResource(type, name, properties, dependencies, edges).dependingOn(other);
  }

  public String urn() {
    return "urn:pulumi:test::test::" + type + "::" + name;
  }

  TestResource with(Value changed) {
    return new TestResource(
        type, name, ((Value.Fields) changed).values(), dependencies, propertyDependencies);
  }

  /** The resource as a policy sees it: after the way over the wire. */
  Resource seenThrough(Reading reading) {
    Value.Fields sent = (Value.Fields) Value.of(properties);
    return new Resource(
        type,
        name,
        urn(),
        "",
        Property.of(Codec.decode(Codec.encode(sent)), reading),
        dependencies,
        propertyDependencies);
  }
}
