package io.sealedemr.policies.links;

import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Truth;
import io.sealedemr.policy.Value;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Whether a property of one resource means another resource of the stack.
 *
 * <p>A known value decides by the other's name: an edge belongs to a whole property, in which
 * several places may mean several resources. Where value or name is not known yet, an edge decides;
 * without an edge to any candidate the answer is open.
 *
 * @param from the resource that refers to another one
 * @param property the top-level property that {@code value} lies in
 * @param value what refers
 * @param candidates all resources that could be meant
 * @param edge whether the property has an edge to one of them; asked once for all of them
 */
public record Link(
    Resource from, String property, Property value, List<Resource> candidates, boolean edge) {

  public Link {
    candidates = List.copyOf(candidates);
  }

  /** A link by a place in a top-level property. */
  public Link(Resource from, String property, Property value, List<Resource> candidates) {
    this(from, property, value, candidates, hasEdge(from, property, candidates));
  }

  /** A link by a top-level property. */
  public static Link by(Resource from, String property, List<Resource> candidates) {
    return new Link(from, property, from.at(property), candidates);
  }

  /** Whether {@code to} is meant, by a name that the program chose. */
  public Truth toName(Resource to, String name) {
    return toName(to, name, String::equals);
  }

  /** As {@link #toName(Resource, String)}, for a value that holds the name in some form. */
  public Truth toName(Resource to, String name, BiPredicate<String, String> valueHoldsName) {
    Property chosen = to.at(name);
    Truth named = chosen.hasText();
    if (named.open() || value.value() instanceof Value.Unknown) {
      if (edge) {
        return Truth.of(from.dependsOn(property, to));
      }
      return value.present().and(named.open() ? named : Truth.YES);
    }
    return chosen.value() instanceof Value.Text text
        ? value.matches(found -> valueHoldsName.test(found, text.value()))
        : Truth.NO;
  }

  /**
   * Whether {@code to} is meant, by an id that AWS makes up. While the id is unknown the resource
   * does not exist, so no known value can be its id.
   */
  public Truth toId(Resource to, String id) {
    if (edge) {
      return Truth.of(from.dependsOn(property, to));
    }
    Property made = to.at(id);
    if (value.value() instanceof Value.Unknown) {
      return value.present();
    }
    return made.hasText().yes() && made.value() instanceof Value.Text text
        ? value.is(text.value())
        : Truth.NO;
  }

  private static boolean hasEdge(Resource from, String property, List<Resource> candidates) {
    return from.propertyDependencies().containsKey(property)
        && candidates.stream().anyMatch(candidate -> from.dependsOn(property, candidate));
  }

  /** Whether none of the candidates is meant, by a name that the program chose. */
  public Truth toNone(String name) {
    return candidates.stream()
        .map(candidate -> toName(candidate, name))
        .reduce(Truth.NO, Truth::or)
        .not();
  }
}
