package io.sealedemr.policy.test;

import static java.util.Objects.requireNonNull;

import io.sealedemr.policy.Property;
import io.sealedemr.policy.Provider;
import io.sealedemr.policy.Reading;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourceOptions;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource made up for a test.
 *
 * @param type the type token
 * @param name the name in the program
 * @param properties plain Java values, see {@link Value#of}; use {@link Value#unknown} and {@link
 *     Value#secret} among them
 * @param options the options beside the properties
 * @param provider what manages it
 * @param dependencies URNs
 * @param propertyDependencies for each property the URNs that its value comes from
 */
public record TestResource(
    String type,
    String name,
    Map<String, ?> properties,
    ResourceOptions options,
    Optional<TestResource> provider,
    List<String> dependencies,
    Map<String, List<String>> propertyDependencies) {

  public TestResource {
    requireNonNull(type, "type");
    requireNonNull(name, "name");
    requireNonNull(properties, "properties");
    requireNonNull(options, "options");
    requireNonNull(provider, "provider");
    dependencies = List.copyOf(dependencies);
    propertyDependencies = Map.copyOf(propertyDependencies);
  }

  /** A resource without options, and without edges to others. */
  public static TestResource of(String type, String name, Map<String, ?> properties) {
    return new TestResource(
        type, name, properties, ResourceOptions.NONE, Optional.empty(), List.of(), Map.of());
  }

  /** The same with these options. */
  public TestResource withOptions(ResourceOptions others) {
    return new TestResource(
        type, name, properties, others, provider, dependencies, propertyDependencies);
  }

  /** The same, managed by a provider. */
  public TestResource managedBy(TestResource manager) {
    return new TestResource(
        type, name, properties, options, Optional.of(manager), dependencies, propertyDependencies);
  }

  /** The same as a child of another resource. */
  public TestResource childOf(TestResource parent) {
    return withOptions(
        new ResourceOptions(
            options.protect(),
            options.ignoreChanges(),
            options.deleteBeforeReplace(),
            options.additionalSecretOutputs(),
            options.aliases(),
            options.customTimeouts(),
            parent.urn()));
  }

  /** The same, with an edge by declaration. */
  public TestResource dependingOn(TestResource other) {
    List<String> urns = new ArrayList<>(dependencies);
    urns.add(other.urn());
    return new TestResource(type, name, properties, options, provider, urns, propertyDependencies);
  }

  /** The same, with an edge through a property. */
  public TestResource dependingOn(String property, TestResource other) {
    Map<String, List<String>> edges = new LinkedHashMap<>(propertyDependencies);
    List<String> urns = new ArrayList<>(edges.getOrDefault(property, List.of()));
    urns.add(other.urn());
    edges.put(property, urns);
    return new TestResource(type, name, properties, options, provider, dependencies, edges)
        .dependingOn(other);
  }

  public String urn() {
    return "urn:pulumi:test::test::" + type + "::" + name;
  }

  /** The same with other properties. */
  public TestResource withProperties(Map<String, ?> others) {
    return new TestResource(
        type, name, others, options, provider, dependencies, propertyDependencies);
  }

  /** The same as a resource policy sees it: its edges are not known there. */
  TestResource withoutEdges() {
    return new TestResource(type, name, properties, options, provider, List.of(), Map.of());
  }

  /** The resource as a policy sees it: after the way over the wire. */
  Resource seenThrough(Reading reading) {
    return new Resource(
        type,
        name,
        urn(),
        seen(reading),
        options,
        provider.map(
            manager ->
                new Provider(
                    manager.type(),
                    manager.name(),
                    manager.urn(),
                    manager.seen(new Recorder(manager.urn())))),
        dependencies,
        propertyDependencies);
  }

  private Property seen(Reading reading) {
    Value.Fields sent = (Value.Fields) Value.of(properties);
    return Property.of(Codec.decode(Codec.encode(sent)), reading);
  }
}
