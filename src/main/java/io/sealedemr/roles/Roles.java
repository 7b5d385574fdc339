package io.sealedemr.roles;

import com.pulumi.aws.iam.InstanceProfile;
import com.pulumi.aws.iam.InstanceProfileArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import io.sealedemr.environment.Environment;
import java.util.List;

/**
 * The roles of a cluster.
 *
 * @param service ARN of EMR's role, a plain string
 * @param instance ARN of the nodes' role, a plain string
 * @param instanceProfile name of the nodes' instance profile; known at the first preview, and
 *     carries the dependency
 * @param principals the two roles
 * @param ready what must exist before a cluster can start
 */
public record Roles(
    String service,
    String instance,
    Output<String> instanceProfile,
    List<Resource> principals,
    List<Resource> ready) {

  private static final String SERVICE = "service";
  private static final String INSTANCE = "instance";

  /** The ARN of EMR's role, whether it exists or not. */
  public static String serviceArn(Environment environment) {
    return environment.scope().role(environment.name(SERVICE));
  }

  /** The ARN of the nodes' role, whether it exists or not. */
  public static String instanceArn(Environment environment) {
    return environment.scope().role(environment.name(INSTANCE));
  }

  /**
   * Makes both roles with their policies.
   *
   * @param access what the nodes reach beyond the stack's own buckets
   */
  public static Roles create(Environment environment, NodeAccess access) {
    RolePolicies policies = new RolePolicies(environment, access);
    String instanceArn = instanceArn(environment);
    Role service = role(environment, SERVICE, policies.serviceTrust().toJson());
    Role instance = role(environment, INSTANCE, policies.instanceTrust().toJson());
    // AWS keeps this policy in step with what EMR calls; it reaches only what carries its tag.
    RolePolicyAttachment managed =
        new RolePolicyAttachment(
            SERVICE,
            RolePolicyAttachmentArgs.builder()
                .role(service.name())
                .policyArn(
                    "arn:"
                        + environment.scope().partition()
                        + ":iam::aws:policy/service-role/AmazonEMRServicePolicy_v2")
                .build());
    RolePolicy passRole = policy(service, SERVICE, policies.service(instanceArn).toJson());
    RolePolicy buckets = policy(instance, INSTANCE, policies.instance().toJson());
    InstanceProfile profile =
        new InstanceProfile(
            INSTANCE,
            InstanceProfileArgs.builder()
                .name(environment.name(INSTANCE))
                .role(instance.name())
                .tags(environment.tags(INSTANCE))
                .build());
    return new Roles(
        serviceArn(environment),
        instanceArn,
        profile.name(),
        List.of(service, instance),
        List.of(managed, passRole, buckets, profile));
  }

  private static Role role(Environment environment, String thing, String trust) {
    return new Role(
        thing,
        RoleArgs.builder()
            .name(environment.name(thing))
            .assumeRolePolicy(trust)
            .tags(environment.tags(thing))
            .build());
  }

  private static RolePolicy policy(Role role, String thing, String document) {
    return new RolePolicy(
        thing, RolePolicyArgs.builder().name(thing).role(role.name()).policy(document).build());
  }
}
