package io.sealedemr.cluster;

import com.pulumi.aws.emr.ClusterArgs;
import com.pulumi.aws.emr.inputs.ClusterEc2AttributesArgs;
import com.pulumi.core.Output;
import io.sealedemr.network.Network;
import io.sealedemr.settings.CapacitySettings;
import io.sealedemr.settings.ClusterSettings;
import java.util.List;

/** The nodes of a cluster. */
interface Capacity {

  /** The nodes that the settings ask for. */
  static Capacity of(ClusterSettings settings) {
    boolean scaled = settings.scaling().isPresent();
    if (settings.capacity() instanceof CapacitySettings.Groups groups) {
      return new GroupCapacity(groups, scaled);
    }
    return new FleetCapacity((CapacitySettings.Fleets) settings.capacity(), scaled);
  }

  /** Says where the nodes may start. */
  void addSubnets(ClusterEc2AttributesArgs.Builder attributes, Network network);

  /** Adds primary and core nodes, which are there from the beginning. */
  void addNodes(ClusterArgs.Builder cluster);

  /** Registers the task nodes, which join a cluster. */
  void registerTask(Output<String> clusterId);

  /** Inputs of the cluster that EMR changes by itself. */
  List<String> scaledInputs();
}
