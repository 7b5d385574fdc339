package io.sealedemr.policies.keys;

import io.sealedemr.policies.links.Link;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.Truth;
import java.util.List;

/** The roles that the nodes of clusters act as: those of their instance profiles. */
final class InstanceRoles {

  static final String ROLE = "aws:iam/role:Role";
  private static final String PROFILE = "aws:iam/instanceProfile:InstanceProfile";

  private InstanceRoles() {}

  /** Whether the nodes of a cluster act as a role of the stack. */
  static Truth isOf(StackCheck it, Resource role, Resource cluster) {
    List<Resource> profiles = it.ofType(PROFILE);
    Property named = cluster.at("ec2Attributes", "instanceProfile");
    return profiles.stream()
        .map(
            profile -> {
              Truth worn =
                  new Link(cluster, "ec2Attributes", named, profiles)
                      .toName(profile, "name", InstanceRoles::isNameOrArn);
              return worn.no()
                  ? worn
                  : worn.and(Link.by(profile, "role", it.ofType(ROLE)).toName(role, "name"));
            })
        .reduce(Truth.NO, Truth::or);
  }

  private static boolean isNameOrArn(String found, String name) {
    return found.equals(name)
        || (found.contains(":instance-profile/") && found.endsWith("/" + name));
  }
}
