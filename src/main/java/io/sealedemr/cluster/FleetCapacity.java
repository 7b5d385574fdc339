package io.sealedemr.cluster;

import com.pulumi.aws.emr.ClusterArgs;
import com.pulumi.aws.emr.InstanceFleet;
import com.pulumi.aws.emr.InstanceFleetArgs;
import com.pulumi.aws.emr.inputs.ClusterCoreInstanceFleetArgs;
import com.pulumi.aws.emr.inputs.ClusterCoreInstanceFleetInstanceTypeConfigArgs;
import com.pulumi.aws.emr.inputs.ClusterCoreInstanceFleetInstanceTypeConfigEbsConfigArgs;
import com.pulumi.aws.emr.inputs.ClusterCoreInstanceFleetLaunchSpecificationsArgs;
import com.pulumi.aws.emr.inputs.ClusterCoreInstanceFleetLaunchSpecificationsOnDemandSpecificationArgs;
import com.pulumi.aws.emr.inputs.ClusterCoreInstanceFleetLaunchSpecificationsSpotSpecificationArgs;
import com.pulumi.aws.emr.inputs.ClusterEc2AttributesArgs;
import com.pulumi.aws.emr.inputs.ClusterMasterInstanceFleetArgs;
import com.pulumi.aws.emr.inputs.ClusterMasterInstanceFleetInstanceTypeConfigArgs;
import com.pulumi.aws.emr.inputs.ClusterMasterInstanceFleetInstanceTypeConfigEbsConfigArgs;
import com.pulumi.aws.emr.inputs.ClusterMasterInstanceFleetLaunchSpecificationsArgs;
import com.pulumi.aws.emr.inputs.ClusterMasterInstanceFleetLaunchSpecificationsOnDemandSpecificationArgs;
import com.pulumi.aws.emr.inputs.ClusterMasterInstanceFleetLaunchSpecificationsSpotSpecificationArgs;
import com.pulumi.aws.emr.inputs.InstanceFleetInstanceTypeConfigArgs;
import com.pulumi.aws.emr.inputs.InstanceFleetInstanceTypeConfigEbsConfigArgs;
import com.pulumi.aws.emr.inputs.InstanceFleetLaunchSpecificationsArgs;
import com.pulumi.aws.emr.inputs.InstanceFleetLaunchSpecificationsOnDemandSpecificationArgs;
import com.pulumi.aws.emr.inputs.InstanceFleetLaunchSpecificationsSpotSpecificationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import io.sealedemr.network.Network;
import io.sealedemr.settings.CapacitySettings;
import io.sealedemr.settings.FleetSettings;
import java.util.List;

/**
 * Nodes in instance fleets, in that one of several subnets which EMR picks. The provider has three
 * sets of classes for the same thing: for primary, core and task nodes.
 */
record FleetCapacity(CapacitySettings.Fleets settings, boolean scaled) implements Capacity {

  /** The only strategy that needs no priority of each type, for which the provider has no input. */
  private static final String ON_DEMAND_ALLOCATION = "lowest-price";

  private static final List<String> TARGETS =
      List.of("targetOnDemandCapacity", "targetSpotCapacity");

  @Override
  public void addSubnets(ClusterEc2AttributesArgs.Builder attributes, Network network) {
    attributes.subnetIds(Output.all(network.subnetIds()));
  }

  @Override
  public void addNodes(ClusterArgs.Builder cluster) {
    cluster
        .masterInstanceFleet(primary(settings.primary()))
        .coreInstanceFleet(core(settings.core()));
  }

  @Override
  public void registerTask(Output<String> clusterId) {
    settings
        .task()
        .ifPresent(
            fleet -> {
              var unused =
                  new InstanceFleet(
                      "task",
                      InstanceFleetArgs.builder()
                          .clusterId(clusterId)
                          .name("task")
                          .targetOnDemandCapacity(fleet.onDemand())
                          .targetSpotCapacity(fleet.spot())
                          .instanceTypeConfigs(
                              fleet.types().stream().map(FleetCapacity::taskType).toList())
                          .launchSpecifications(taskLaunch(fleet))
                          .build(),
                      CustomResourceOptions.builder()
                          .ignoreChanges(scaled ? TARGETS : List.of())
                          .build());
            });
  }

  @Override
  public List<String> scaledInputs() {
    return TARGETS.stream().map(target -> "coreInstanceFleet." + target).toList();
  }

  private static ClusterMasterInstanceFleetArgs primary(FleetSettings fleet) {
    return ClusterMasterInstanceFleetArgs.builder()
        .targetOnDemandCapacity(fleet.onDemand())
        .targetSpotCapacity(fleet.spot())
        .instanceTypeConfigs(fleet.types().stream().map(FleetCapacity::primaryType).toList())
        .launchSpecifications(primaryLaunch(fleet))
        .build();
  }

  private static ClusterMasterInstanceFleetInstanceTypeConfigArgs primaryType(
      FleetSettings.Type type) {
    ClusterMasterInstanceFleetInstanceTypeConfigArgs.Builder config =
        ClusterMasterInstanceFleetInstanceTypeConfigArgs.builder()
            .instanceType(type.type())
            .weightedCapacity(type.weight());
    type.bidPercent()
        .ifPresent(percent -> config.bidPriceAsPercentageOfOnDemandPrice((double) percent));
    type.ebs()
        .ifPresent(
            ebs -> {
              ClusterMasterInstanceFleetInstanceTypeConfigEbsConfigArgs.Builder volumes =
                  ClusterMasterInstanceFleetInstanceTypeConfigEbsConfigArgs.builder()
                      .type(ebs.type().text())
                      .size(ebs.sizeGiB())
                      .volumesPerInstance(ebs.perNode());
              ebs.iops().ifPresent(volumes::iops);
              config.ebsConfigs(volumes.build());
            });
    return config.build();
  }

  private static ClusterMasterInstanceFleetLaunchSpecificationsArgs primaryLaunch(
      FleetSettings fleet) {
    ClusterMasterInstanceFleetLaunchSpecificationsArgs.Builder launch =
        ClusterMasterInstanceFleetLaunchSpecificationsArgs.builder();
    if (fleet.onDemand() > 0) {
      launch.onDemandSpecifications(
          ClusterMasterInstanceFleetLaunchSpecificationsOnDemandSpecificationArgs.builder()
              .allocationStrategy(ON_DEMAND_ALLOCATION)
              .build());
    }
    if (fleet.spot() > 0) {
      launch.spotSpecifications(
          ClusterMasterInstanceFleetLaunchSpecificationsSpotSpecificationArgs.builder()
              .allocationStrategy(fleet.spotStart().allocation())
              .timeoutDurationMinutes(fleet.spotStart().timeoutMinutes())
              .timeoutAction(fleet.spotStart().timeoutAction())
              .build());
    }
    return launch.build();
  }

  private static ClusterCoreInstanceFleetArgs core(FleetSettings fleet) {
    return ClusterCoreInstanceFleetArgs.builder()
        .targetOnDemandCapacity(fleet.onDemand())
        .targetSpotCapacity(fleet.spot())
        .instanceTypeConfigs(fleet.types().stream().map(FleetCapacity::coreType).toList())
        .launchSpecifications(coreLaunch(fleet))
        .build();
  }

  private static ClusterCoreInstanceFleetInstanceTypeConfigArgs coreType(FleetSettings.Type type) {
    ClusterCoreInstanceFleetInstanceTypeConfigArgs.Builder config =
        ClusterCoreInstanceFleetInstanceTypeConfigArgs.builder()
            .instanceType(type.type())
            .weightedCapacity(type.weight());
    type.bidPercent()
        .ifPresent(percent -> config.bidPriceAsPercentageOfOnDemandPrice((double) percent));
    type.ebs()
        .ifPresent(
            ebs -> {
              ClusterCoreInstanceFleetInstanceTypeConfigEbsConfigArgs.Builder volumes =
                  ClusterCoreInstanceFleetInstanceTypeConfigEbsConfigArgs.builder()
                      .type(ebs.type().text())
                      .size(ebs.sizeGiB())
                      .volumesPerInstance(ebs.perNode());
              ebs.iops().ifPresent(volumes::iops);
              config.ebsConfigs(volumes.build());
            });
    return config.build();
  }

  private static ClusterCoreInstanceFleetLaunchSpecificationsArgs coreLaunch(FleetSettings fleet) {
    ClusterCoreInstanceFleetLaunchSpecificationsArgs.Builder launch =
        ClusterCoreInstanceFleetLaunchSpecificationsArgs.builder();
    if (fleet.onDemand() > 0) {
      launch.onDemandSpecifications(
          ClusterCoreInstanceFleetLaunchSpecificationsOnDemandSpecificationArgs.builder()
              .allocationStrategy(ON_DEMAND_ALLOCATION)
              .build());
    }
    if (fleet.spot() > 0) {
      launch.spotSpecifications(
          ClusterCoreInstanceFleetLaunchSpecificationsSpotSpecificationArgs.builder()
              .allocationStrategy(fleet.spotStart().allocation())
              .timeoutDurationMinutes(fleet.spotStart().timeoutMinutes())
              .timeoutAction(fleet.spotStart().timeoutAction())
              .build());
    }
    return launch.build();
  }

  private static InstanceFleetInstanceTypeConfigArgs taskType(FleetSettings.Type type) {
    InstanceFleetInstanceTypeConfigArgs.Builder config =
        InstanceFleetInstanceTypeConfigArgs.builder()
            .instanceType(type.type())
            .weightedCapacity(type.weight());
    type.bidPercent()
        .ifPresent(percent -> config.bidPriceAsPercentageOfOnDemandPrice((double) percent));
    type.ebs()
        .ifPresent(
            ebs -> {
              InstanceFleetInstanceTypeConfigEbsConfigArgs.Builder volumes =
                  InstanceFleetInstanceTypeConfigEbsConfigArgs.builder()
                      .type(ebs.type().text())
                      .size(ebs.sizeGiB())
                      .volumesPerInstance(ebs.perNode());
              ebs.iops().ifPresent(volumes::iops);
              config.ebsConfigs(volumes.build());
            });
    return config.build();
  }

  private static InstanceFleetLaunchSpecificationsArgs taskLaunch(FleetSettings fleet) {
    InstanceFleetLaunchSpecificationsArgs.Builder launch =
        InstanceFleetLaunchSpecificationsArgs.builder();
    if (fleet.onDemand() > 0) {
      launch.onDemandSpecifications(
          InstanceFleetLaunchSpecificationsOnDemandSpecificationArgs.builder()
              .allocationStrategy(ON_DEMAND_ALLOCATION)
              .build());
    }
    if (fleet.spot() > 0) {
      launch.spotSpecifications(
          InstanceFleetLaunchSpecificationsSpotSpecificationArgs.builder()
              .allocationStrategy(fleet.spotStart().allocation())
              .timeoutDurationMinutes(fleet.spotStart().timeoutMinutes())
              .timeoutAction(fleet.spotStart().timeoutAction())
              .build());
    }
    return launch.build();
  }
}
