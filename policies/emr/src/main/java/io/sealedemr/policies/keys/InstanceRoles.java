package io.sealedemr.policies.keys;

import io.sealedemr.policies.links.Link;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.Truth;
import java.util.ArrayList;
import java.util.List;

/** The roles that the nodes of clusters act as: those of their instance profiles. */
final class InstanceRoles {

  static final String ROLE = "aws:iam/role:Role";
  private static final String PROFILE = "aws:iam/instanceProfile:InstanceProfile";

  private InstanceRoles() {}

  /** A role of the stack, and whether the nodes of a cluster act as it. */
  record WornRole(Resource role, Truth worn) {}

  /** The roles of the stack that the nodes of a cluster act as, or may. */
  static List<WornRole> of(StackCheck it, Resource cluster) {
    List<Resource> profiles = it.ofType(PROFILE);
    List<Resource> roles = it.ofType(ROLE);
    Link profileOfCluster =
        new Link(
            cluster, "ec2Attributes", cluster.at("ec2Attributes", "instanceProfile"), profiles);
    List<WornRole> worn = new ArrayList<>();
    for (Resource profile : profiles) {
      Truth used = profileOfCluster.toName(profile, "name", InstanceRoles::isNameOrArn);
      if (used.no()) {
        continue;
      }
      Link roleOfProfile = Link.by(profile, "role", roles);
      for (Resource role : roles) {
        Truth here = used.and(roleOfProfile.toName(role, "name"));
        if (!here.no()) {
          worn.add(new WornRole(role, here));
        }
      }
    }
    return worn;
  }

  private static boolean isNameOrArn(String found, String name) {
    return found.equals(name)
        || (found.contains(":instance-profile/") && found.endsWith("/" + name));
  }
}
