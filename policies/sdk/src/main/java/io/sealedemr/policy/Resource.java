package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of the stack.
 *
 * <p>In a resource policy the properties are the resource's <em>inputs</em>, and its edges to other
 * resources are not known (the lists are empty); in a stack policy they are its <em>outputs</em>,
 * some of them unknown in a preview, and the edges are there.
 *
 * <pre>{@code
 * Resource bucket = it.resource();
 * boolean kept = bucket.options().protect();
 * Truth tagged = bucket.provider()
 *     .map(provider -> provider.at("defaultTags", "tags", "owner").present())
 *     .orElse(Truth.NO);
 * }</pre>
 *
 * @param type the type token, such as {@code aws:emr/cluster:Cluster}
 * @param name the name in the program
 * @param urn the URN; empty where the engine gives none
 * @param properties the cursor on all properties
 * @param options the options beside the properties
 * @param provider what manages it; empty for a component and for a provider
 * @param dependencies URNs of the resources that this one depends on
 * @param propertyDependencies for each property the URNs of the resources that its value comes from
 */
public record Resource(
    String type,
    String name,
    String urn,
    Property properties,
    ResourceOptions options,
    Optional<Provider> provider,
    List<String> dependencies,
    Map<String, List<String>> propertyDependencies) {

  public Resource {
    requireNonNull(type, "type");
    requireNonNull(name, "name");
    requireNonNull(urn, "urn");
    requireNonNull(properties, "properties");
    requireNonNull(options, "options");
    requireNonNull(provider, "provider");
    dependencies = List.copyOf(dependencies);
    propertyDependencies = Map.copyOf(propertyDependencies);
  }

  /** The place below the properties; see {@link Property#at}. */
  public Property at(String... keys) {
    return properties.at(keys);
  }

  /** Whether this resource depends on the other one, through a property or by declaration. */
  public boolean dependsOn(Resource other) {
    return dependencies.contains(other.urn())
        || propertyDependencies.values().stream().anyMatch(urns -> urns.contains(other.urn()));
  }

  /**
   * Whether the value of a top-level property comes from the other resource. Decided in a preview
   * too, where the value itself is still unknown.
   */
  public boolean dependsOn(String property, Resource other) {
    return propertyDependencies.getOrDefault(property, List.of()).contains(other.urn());
  }

  /** Type and URN; no properties. */
  @Override
  public String toString() {
    return urn.isEmpty() ? type + "::" + name : urn;
  }
}
