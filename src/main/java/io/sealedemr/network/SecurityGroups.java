package io.sealedemr.network;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.sealedemr.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The three groups that EMR manages, with the rules that it needs in a private subnet (EMR
 * Management Guide, "Working with Amazon EMR-managed security groups").
 *
 * @param primary group of the primary node
 * @param core group of core and task nodes
 * @param service group of EMR's own access
 * @param ready the rules: without them the start of a cluster fails
 */
public record SecurityGroups(
    Output<String> primary, Output<String> core, Output<String> service, List<Resource> ready) {

  /** EMR calls the nodes there. */
  private static final int TO_NODES = 8443;

  /** The primary node calls EMR there (release 5.30.0 and later). */
  private static final int TO_SERVICE = 9443;

  private static final int HTTPS = 443;

  /** Makes the groups and their rules. */
  public static SecurityGroups create(Environment environment, Network network) {
    Group primary = managed(environment, network, "primary", "Primary node");
    Group core = managed(environment, network, "core", "Core and task nodes");
    Group service = managed(environment, network, "service", "Access of EMR to the nodes");
    Group endpoints = new Group("endpoints", network.endpointGroup());

    Rules rules = new Rules(environment, new ArrayList<>());
    for (Group node : List.of(primary, core)) {
      rules.open(node, primary, Traffic.ALL);
      rules.open(node, core, Traffic.ALL);
      rules.open(service, node, Traffic.tcp(TO_NODES));
      rules.out(node, endpoints, Traffic.tcp(HTTPS));
      if (network.ownEndpointGroup()) {
        rules.in(node, endpoints, Traffic.tcp(HTTPS));
      }
      rules.outToS3(node, network.s3PrefixListId());
    }
    rules.open(primary, service, Traffic.tcp(TO_SERVICE));
    return new SecurityGroups(primary.id(), core.id(), service.id(), List.copyOf(rules.made()));
  }

  static SecurityGroup group(
      Environment environment,
      String thing,
      String description,
      Output<String> vpcId,
      Map<String, String> tags) {
    return new SecurityGroup(
        thing,
        SecurityGroupArgs.builder()
            .name(environment.name(thing))
            .description(description)
            .vpcId(vpcId)
            // EMR's own rules in two groups name each other, and would keep both from going.
            .revokeRulesOnDelete(true)
            .tags(tags)
            .build(),
        // Rules are resources of their own, and EMR adds some by itself.
        CustomResourceOptions.builder().ignoreChanges("ingress", "egress").build());
  }

  private static Group managed(
      Environment environment, Network network, String thing, String description) {
    return new Group(
        thing,
        group(environment, thing, description, network.vpcId(), environment.tagsForEmr(thing))
            .id());
  }

  private record Group(String name, Output<String> id) {}

  /** Protocol and port; {@code -1} and no port for everything. */
  private record Traffic(String protocol, int port) {

    static final Traffic ALL = new Traffic("-1", 0);

    static Traffic tcp(int port) {
      return new Traffic("tcp", port);
    }
  }

  private record Rules(Environment environment, List<Resource> made) {

    void open(Group from, Group to, Traffic traffic) {
      out(from, to, traffic);
      in(from, to, traffic);
    }

    void out(Group from, Group to, Traffic traffic) {
      String name = from.name() + "-to-" + to.name();
      egress(
          name,
          SecurityGroupEgressRuleArgs.builder()
              .securityGroupId(from.id())
              .referencedSecurityGroupId(to.id())
              .description(from.name() + " to " + to.name()),
          traffic);
    }

    void outToS3(Group from, Output<String> prefixList) {
      egress(
          from.name() + "-to-s3",
          SecurityGroupEgressRuleArgs.builder()
              .securityGroupId(from.id())
              .prefixListId(prefixList)
              .description(from.name() + " to S3"),
          Traffic.tcp(HTTPS));
    }

    void in(Group from, Group to, Traffic traffic) {
      String name = from.name() + "-to-" + to.name();
      SecurityGroupIngressRuleArgs.Builder args =
          SecurityGroupIngressRuleArgs.builder()
              .securityGroupId(to.id())
              .referencedSecurityGroupId(from.id())
              .description(from.name() + " to " + to.name())
              .ipProtocol(traffic.protocol())
              .tags(environment.tags(name));
      if (!traffic.equals(Traffic.ALL)) {
        args.fromPort(traffic.port()).toPort(traffic.port());
      }
      made.add(new SecurityGroupIngressRule(name, args.build()));
    }

    private void egress(String name, SecurityGroupEgressRuleArgs.Builder args, Traffic traffic) {
      args.ipProtocol(traffic.protocol()).tags(environment.tags(name));
      if (!traffic.equals(Traffic.ALL)) {
        args.fromPort(traffic.port()).toPort(traffic.port());
      }
      made.add(new SecurityGroupEgressRule(name, args.build()));
    }
  }
}
