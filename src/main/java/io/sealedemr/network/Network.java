package io.sealedemr.network;

import com.pulumi.aws.ec2.DefaultSecurityGroup;
import com.pulumi.aws.ec2.DefaultSecurityGroupArgs;
import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.RouteTable;
import com.pulumi.aws.ec2.RouteTableArgs;
import com.pulumi.aws.ec2.RouteTableAssociation;
import com.pulumi.aws.ec2.RouteTableAssociationArgs;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.SubnetArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcArgs;
import com.pulumi.aws.ec2.VpcEndpoint;
import com.pulumi.aws.ec2.VpcEndpointArgs;
import com.pulumi.aws.ec2.inputs.GetPrefixListPlainArgs;
import com.pulumi.aws.ec2.inputs.GetSubnetPlainArgs;
import com.pulumi.aws.ec2.outputs.GetSubnetResult;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import io.sealedemr.environment.Environment;
import io.sealedemr.roles.NodeAccess;
import io.sealedemr.settings.NetworkSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of a cluster.
 *
 * @param vpcId its VPC
 * @param subnetIds private subnets; the cluster starts in the first
 * @param endpointGroup security group of the interface endpoints
 * @param ownEndpointGroup whether that group is made here
 * @param s3PrefixListId addresses of S3 in the region
 * @param ready what must exist before a node can boot
 */
public record Network(
    Output<String> vpcId,
    List<Output<String>> subnetIds,
    Output<String> endpointGroup,
    boolean ownEndpointGroup,
    Output<String> s3PrefixListId,
    List<Resource> ready) {

  /**
   * Interface endpoints: nodes ask KMS for their disks' keys at boot, and without an endpoint (or a
   * way to the internet, which there is not) the cluster's start would hang.
   */
  private static final List<String> SERVICES = List.of("elasticmapreduce", "kms", "logs", "sts");

  /**
   * Makes a network, or takes the subnet that the settings name.
   *
   * @param access what the nodes reach beyond the stack's own buckets
   */
  public static Network create(
      Environment environment, NetworkSettings settings, NodeAccess access) {
    return settings
        .existing()
        .map(existing -> existing(environment, existing))
        .orElseGet(() -> make(environment, settings, access));
  }

  private static Network existing(Environment environment, NetworkSettings.Existing existing) {
    GetSubnetResult subnet =
        Ec2Functions.getSubnetPlain(GetSubnetPlainArgs.builder().id(existing.subnetId()).build())
            .join();
    if (subnet.mapPublicIpOnLaunch()) {
      throw new PublicSubnetException(existing.subnetId());
    }
    String prefixList =
        Ec2Functions.getPrefixListPlain(
                GetPrefixListPlainArgs.builder().name(service(environment, "s3")).build())
            .join()
            .id();
    return new Network(
        Output.of(subnet.vpcId()),
        List.of(Output.of(existing.subnetId())),
        Output.of(existing.endpointSecurityGroupId()),
        false,
        Output.of(prefixList),
        List.of());
  }

  private static Network make(
      Environment environment, NetworkSettings settings, NodeAccess access) {
    Vpc vpc =
        new Vpc(
            "network",
            VpcArgs.builder()
                .cidrBlock(settings.cidr())
                .enableDnsSupport(true)
                .enableDnsHostnames(true)
                .tags(environment.tagsForEmr("network"))
                .build());
    // Without rules: whatever lands in the default group by mistake reaches nothing.
    var unused =
        new DefaultSecurityGroup(
            "unused",
            DefaultSecurityGroupArgs.builder()
                .vpcId(vpc.id())
                .tags(environment.tags("unused"))
                .build());
    // Without routes: there is no way out but the endpoints.
    RouteTable routes =
        new RouteTable(
            "private",
            RouteTableArgs.builder().vpcId(vpc.id()).tags(environment.tags("private")).build());
    List<Resource> ready = new ArrayList<>();
    List<Output<String>> subnets = new ArrayList<>();
    for (int i = 0; i < settings.availabilityZones().size(); i++) {
      String zone = settings.availabilityZones().get(i);
      Subnet subnet =
          new Subnet(
              zone,
              SubnetArgs.builder()
                  .vpcId(vpc.id())
                  .availabilityZone(zone)
                  .cidrBlock(Cidr.parse(settings.cidr()).sixteenth(i).toString())
                  .mapPublicIpOnLaunch(false)
                  .tags(environment.tagsForEmr(zone))
                  .build());
      subnets.add(subnet.id());
      ready.add(
          new RouteTableAssociation(
              zone,
              RouteTableAssociationArgs.builder()
                  .subnetId(subnet.id())
                  .routeTableId(routes.id())
                  .build()));
    }

    Output<String> endpointGroup =
        SecurityGroups.group(
                environment,
                "endpoints",
                "Interface endpoints",
                vpc.id(),
                environment.tags("endpoints"))
            .id();
    VpcEndpoint s3 =
        new VpcEndpoint(
            "s3",
            VpcEndpointArgs.builder()
                .vpcId(vpc.id())
                .serviceName(service(environment, "s3"))
                .vpcEndpointType("Gateway")
                .routeTableIds(routes.id().applyValue(List::of))
                .policy(EndpointPolicies.s3(environment, access).toJson())
                .tags(environment.tags("s3"))
                .build());
    ready.add(s3);
    List<String> services = new ArrayList<>(SERVICES);
    if (!access.secrets().isEmpty()) {
      services.add("secretsmanager");
    }
    for (String service : services) {
      ready.add(
          new VpcEndpoint(
              service,
              VpcEndpointArgs.builder()
                  .vpcId(vpc.id())
                  .serviceName(service(environment, service))
                  .vpcEndpointType("Interface")
                  .privateDnsEnabled(true)
                  .subnetIds(Output.all(subnets))
                  .securityGroupIds(endpointGroup.applyValue(List::of))
                  .policy(EndpointPolicies.ownAccount(environment.scope(), service).toJson())
                  .tags(environment.tags(service))
                  .build()));
    }
    return new Network(vpc.id(), subnets, endpointGroup, true, s3.prefixListId(), ready);
  }

  private static String service(Environment environment, String service) {
    return "com.amazonaws." + environment.scope().region() + "." + service;
  }
}
