package io.sealedemr.policies.links;

import io.sealedemr.policy.Resource;
import io.sealedemr.policy.Value;
import java.util.List;

/** What the outputs of a resource, which is all that a stack policy sees, tell about its inputs. */
public final class Outputs {

  private Outputs() {}

  /**
   * Whether the program left a property out that the provider fills in. Such a property is unknown
   * before the resource exists, and no other resource is behind its value.
   */
  public static boolean leftOut(Resource resource, String property) {
    return resource.at(property).value() instanceof Value.Unknown
        && resource.propertyDependencies().getOrDefault(property, List.of()).isEmpty();
  }
}
