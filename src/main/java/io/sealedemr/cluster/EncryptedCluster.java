package io.sealedemr.cluster;

import com.pulumi.aws.emr.Cluster;
import com.pulumi.aws.emr.ClusterArgs;
import com.pulumi.aws.emr.ManagedScalingPolicy;
import com.pulumi.aws.emr.ManagedScalingPolicyArgs;
import com.pulumi.aws.emr.inputs.ClusterAutoTerminationPolicyArgs;
import com.pulumi.aws.emr.inputs.ClusterEc2AttributesArgs;
import com.pulumi.aws.emr.inputs.ClusterKerberosAttributesArgs;
import com.pulumi.aws.emr.inputs.ClusterStepArgs;
import com.pulumi.aws.emr.inputs.ManagedScalingPolicyComputeLimitArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.Resource;
import io.sealedemr.ami.NodeImage;
import io.sealedemr.encryption.EncryptionKeys;
import io.sealedemr.environment.Environment;
import io.sealedemr.network.Network;
import io.sealedemr.network.SecurityGroups;
import io.sealedemr.roles.Roles;
import io.sealedemr.settings.ClusterSettings;
import io.sealedemr.settings.KerberosSettings;
import io.sealedemr.settings.ScalingSettings;
import io.sealedemr.settings.Secret;
import io.sealedemr.settings.Settings;
import io.sealedemr.storage.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cluster.
 *
 * @param id such as {@code j-1ABCDEFGHIJKL}
 * @param primaryDns private name of the primary node
 */
public record EncryptedCluster(Output<String> id, Output<String> primaryDns) {

  /** What the cluster is put together from. */
  public record Parts(
      Roles roles,
      EncryptionKeys keys,
      Storage storage,
      Network network,
      SecurityGroups groups,
      NodeImage image,
      ClusterSecurity security) {

    /**
     * What must be there before the cluster starts. Most of it is named by plain strings, known at
     * the first preview, and these carry no dependency.
     */
    List<Resource> ready() {
      return Stream.of(
              roles.ready(),
              keys.disk().ready(),
              keys.storage().ready(),
              keys.logs().ready(),
              storage.data().ready(),
              storage.logs().ready(),
              storage.artifacts().ready(),
              network.ready(),
              groups.ready())
          .flatMap(List::stream)
          .toList();
    }
  }

  /** Starts the cluster. */
  public static EncryptedCluster create(Environment environment, Settings all, Parts parts) {
    ClusterSettings settings = all.cluster();
    Optional<ZonesStep> zones =
        ZonesStep.create(
            environment, parts.keys(), parts.storage(), all.encryption().hdfs().encryption());
    BootstrapActions bootstrap =
        BootstrapActions.create(parts.keys(), parts.storage(), settings.bootstrap());
    Capacity capacity = Capacity.of(settings);
    ClusterEc2AttributesArgs.Builder attributes =
        ClusterEc2AttributesArgs.builder()
            .instanceProfile(parts.roles().instanceProfile())
            .emrManagedMasterSecurityGroup(parts.groups().primary())
            .emrManagedSlaveSecurityGroup(parts.groups().core())
            .serviceAccessSecurityGroup(parts.groups().service());
    capacity.addSubnets(attributes, parts.network());
    ClusterArgs.Builder args =
        ClusterArgs.builder()
            .name(environment.name())
            .releaseLabel(settings.releaseLabel())
            .applications(settings.applications())
            .securityConfiguration(parts.security().name())
            .ebsRootVolumeSize(settings.rootVolumeGiB())
            // Without the ending slash some releases read another location back.
            .logUri("s3://" + parts.storage().logs().name() + "/clusters/")
            .logEncryptionKmsKeyId(parts.keys().logs().reference())
            .serviceRole(parts.roles().service())
            .ec2Attributes(attributes.build())
            .keepJobFlowAliveWhenNoSteps(true)
            .terminationProtection(settings.terminationProtection())
            .unhealthyNodeReplacement(true)
            .scaleDownBehavior("TERMINATE_AT_TASK_COMPLETION")
            .visibleToAllUsers(true)
            .tags(environment.tagsForEmr("cluster"));
    capacity.addNodes(args);
    parts.image().id().ifPresent(args::customAmiId);
    all.kerberos().map(EncryptedCluster::attributes).ifPresent(args::kerberosAttributes);
    settings
        .autoTerminationSeconds()
        .ifPresent(
            seconds ->
                args.autoTerminationPolicy(
                    ClusterAutoTerminationPolicyArgs.builder().idleTimeout(seconds).build()));
    if (!all.configurations().isEmpty()) {
      args.configurationsJson(all.configurations().toJson());
    }
    if (!bootstrap.actions().isEmpty()) {
      args.bootstrapActions(bootstrap.actions());
    }
    // Before anything else writes.
    List<ClusterStepArgs> steps = new ArrayList<>(zones.map(ZonesStep::step).stream().toList());
    steps.addAll(Steps.of(settings.steps()));
    if (!steps.isEmpty()) {
      args.steps(steps);
    }
    List<Resource> ready = new ArrayList<>(parts.ready());
    zones.ifPresent(verify -> ready.add(verify.script().ready()));
    ready.addAll(bootstrap.ready());
    // Steps that users add at run time would show as a change, and replace the cluster. A cluster
    // that is replaced for another reason gets the steps of its settings.
    List<String> ignored = new ArrayList<>(List.of("steps"));
    if (settings.scaling().isPresent()) {
      ignored.addAll(capacity.scaledInputs());
    }
    Cluster cluster =
        new Cluster(
            "cluster",
            args.build(),
            CustomResourceOptions.builder()
                .dependsOn(ready)
                .ignoreChanges(ignored)
                .customTimeouts(
                    CustomTimeouts.builder()
                        .create(Duration.ofMinutes(90))
                        .delete(Duration.ofMinutes(60))
                        .build())
                .build());
    capacity.registerTask(cluster.id());
    settings.scaling().ifPresent(scaling -> scale(cluster.id(), scaling));
    return new EncryptedCluster(cluster.id(), cluster.masterPublicDns());
  }

  private static void scale(Output<String> clusterId, ScalingSettings scaling) {
    ManagedScalingPolicyComputeLimitArgs.Builder limits =
        ManagedScalingPolicyComputeLimitArgs.builder()
            .unitType(scaling.unit())
            .minimumCapacityUnits(scaling.minimum())
            .maximumCapacityUnits(scaling.maximum());
    scaling.maximumOnDemand().ifPresent(limits::maximumOndemandCapacityUnits);
    scaling.maximumCore().ifPresent(limits::maximumCoreCapacityUnits);
    var unused =
        new ManagedScalingPolicy(
            "cluster",
            ManagedScalingPolicyArgs.builder()
                .clusterId(clusterId)
                .computeLimits(limits.build())
                .build());
  }

  private static ClusterKerberosAttributesArgs attributes(KerberosSettings kerberos) {
    ClusterKerberosAttributesArgs.Builder attributes =
        ClusterKerberosAttributesArgs.builder()
            .realm(kerberos.realm())
            .kdcAdminPassword(secret(kerberos.kdcAdminPassword()));
    kerberos
        .crossRealmTrustPrincipalPassword()
        .ifPresent(password -> attributes.crossRealmTrustPrincipalPassword(secret(password)));
    kerberos
        .adDomainJoin()
        .ifPresent(
            join ->
                attributes
                    .adDomainJoinUser(join.user())
                    .adDomainJoinPassword(secret(join.password())));
    return attributes.build();
  }

  private static Output<String> secret(Secret secret) {
    return Output.ofSecret(secret.value());
  }
}
