package io.sealedemr.cluster;

import com.pulumi.aws.emr.ClusterArgs;
import com.pulumi.aws.emr.InstanceGroup;
import com.pulumi.aws.emr.InstanceGroupArgs;
import com.pulumi.aws.emr.inputs.ClusterCoreInstanceGroupArgs;
import com.pulumi.aws.emr.inputs.ClusterCoreInstanceGroupEbsConfigArgs;
import com.pulumi.aws.emr.inputs.ClusterEc2AttributesArgs;
import com.pulumi.aws.emr.inputs.ClusterMasterInstanceGroupArgs;
import com.pulumi.aws.emr.inputs.ClusterMasterInstanceGroupEbsConfigArgs;
import com.pulumi.aws.emr.inputs.ClusterPlacementGroupConfigArgs;
import com.pulumi.aws.emr.inputs.InstanceGroupEbsConfigArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import io.sealedemr.network.Network;
import io.sealedemr.settings.CapacitySettings;
import io.sealedemr.settings.GroupSettings;
import io.sealedemr.settings.PrimarySettings;
import io.sealedemr.settings.VolumeSettings;
import java.util.List;

/** Nodes in instance groups, all in one subnet. */
record GroupCapacity(CapacitySettings.Groups settings, boolean scaled) implements Capacity {

  @Override
  public void addSubnets(ClusterEc2AttributesArgs.Builder attributes, Network network) {
    attributes.subnetId(network.subnetIds().get(0));
  }

  @Override
  public void addNodes(ClusterArgs.Builder cluster) {
    cluster.masterInstanceGroup(primary(settings.primary())).coreInstanceGroup(core());
    if (settings.primaries() > 1) {
      // Each on a host of its own. The only role and strategy for primary nodes (EMR Management
      // Guide, "Amazon EMR integration with EC2 placement groups").
      cluster.placementGroupConfigs(
          ClusterPlacementGroupConfigArgs.builder()
              .instanceRole("MASTER")
              .placementStrategy("SPREAD")
              .build());
    }
  }

  private static ClusterMasterInstanceGroupArgs primary(PrimarySettings primary) {
    ClusterMasterInstanceGroupArgs.Builder group =
        ClusterMasterInstanceGroupArgs.builder()
            .instanceType(primary.type())
            .instanceCount(primary.count());
    primary
        .ebs()
        .ifPresent(
            ebs -> {
              ClusterMasterInstanceGroupEbsConfigArgs.Builder volumes =
                  ClusterMasterInstanceGroupEbsConfigArgs.builder()
                      .type(ebs.type().text())
                      .size(ebs.sizeGiB())
                      .volumesPerInstance(ebs.perNode());
              ebs.iops().ifPresent(volumes::iops);
              ebs.throughputMiB().ifPresent(volumes::throughput);
              group.ebsConfigs(volumes.build());
            });
    return group.build();
  }

  private ClusterCoreInstanceGroupArgs core() {
    GroupSettings core = settings.core();
    VolumeSettings ebs = core.ebs();
    ClusterCoreInstanceGroupEbsConfigArgs.Builder volumes =
        ClusterCoreInstanceGroupEbsConfigArgs.builder()
            .type(ebs.type().text())
            .size(ebs.sizeGiB())
            .volumesPerInstance(ebs.perNode());
    ebs.iops().ifPresent(volumes::iops);
    ebs.throughputMiB().ifPresent(volumes::throughput);
    ClusterCoreInstanceGroupArgs.Builder group =
        ClusterCoreInstanceGroupArgs.builder()
            .instanceType(core.type())
            .instanceCount(core.count())
            .ebsConfigs(volumes.build());
    core.bidPrice().ifPresent(group::bidPrice);
    return group.build();
  }

  @Override
  public void registerTask(Output<String> clusterId) {
    for (GroupSettings task : settings.task()) {
      InstanceGroupEbsConfigArgs.Builder volumes =
          InstanceGroupEbsConfigArgs.builder()
              .type(task.ebs().type().text())
              .size(task.ebs().sizeGiB())
              .volumesPerInstance(task.ebs().perNode());
      task.ebs().iops().ifPresent(volumes::iops);
      InstanceGroupArgs.Builder group =
          InstanceGroupArgs.builder()
              .clusterId(clusterId)
              .name(task.name())
              .instanceType(task.type())
              .instanceCount(task.count())
              .ebsConfigs(volumes.build());
      task.bidPrice().ifPresent(group::bidPrice);
      var unused =
          new InstanceGroup(
              task.name(),
              group.build(),
              CustomResourceOptions.builder()
                  .ignoreChanges(scaled ? List.of("instanceCount") : List.of())
                  .build());
    }
  }

  @Override
  public List<String> scaledInputs() {
    return List.of("coreInstanceGroup.instanceCount");
  }
}
