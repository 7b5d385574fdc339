package io.sealedemr;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.MockedRun.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cluster in all layouts, as an engine gets it. */
class ClusterTest {

  private static final String CLUSTER = "emr/cluster:Cluster";
  private static final Map<String, Object> USUAL =
      Map.of("type", "gp3", "size", 64.0, "volumesPerInstance", 2.0);

  @Test
  void theLeastIsOneGroupOfPrimaryAndCoreNodesInOneSubnet() {
    Registered cluster = preview("{\"releaseLabel\":\"emr-7.9.0\"}").resource(CLUSTER, "cluster");

    assertThat(cluster.inputs())
        .containsEntry(
            "masterInstanceGroup", Map.of("instanceType", "m5.xlarge", "instanceCount", 1.0))
        .containsEntry(
            "coreInstanceGroup",
            Map.of("instanceType", "m5.xlarge", "instanceCount", 2.0, "ebsConfigs", List.of(USUAL)))
        .containsEntry("terminationProtection", false)
        .doesNotContainKeys(
            "placementGroupConfigs",
            "masterInstanceFleet",
            "coreInstanceFleet",
            "bootstrapActions");
    assertThat(cluster.input("ec2Attributes.subnetIds")).isEqualTo(MockedRun.ABSENT);
    assertThat(cluster.request().getIgnoreChangesList()).containsExactly("steps");
  }

  @Test
  void taskGroupsJoinTheCluster() {
    MockedRun run =
        preview(
            """
            {"releaseLabel": "emr-7.9.0",
             "primary": {"ebs": {"size": 100, "volumes": 1, "iops": 4000, "throughput": 500}},
             "core": {"bidPrice": "0.1", "ebs": {"type": "gp3", "throughput": 250}},
             "task": [{"name": "spot", "type": "c5.xlarge", "count": 4, "bidPrice": "0.25",
                       "ebs": {"type": "io1", "iops": 200}},
                      {"name": "more"}]}
            """);

    Registered cluster = run.resource(CLUSTER, "cluster");
    assertThat(cluster.input("masterInstanceGroup.ebsConfigs"))
        .isEqualTo(
            List.of(
                Map.of(
                    "type",
                    "gp3",
                    "size",
                    100.0,
                    "volumesPerInstance",
                    1.0,
                    "iops",
                    4000.0,
                    "throughput",
                    500.0)));
    assertThat(cluster.input("coreInstanceGroup.bidPrice")).isEqualTo("0.1");
    assertThat(cluster.input("coreInstanceGroup.ebsConfigs.0.throughput")).isEqualTo(250.0);
    Registered spot = run.resource("emr/instanceGroup:InstanceGroup", "spot");
    assertThat(spot.inputs())
        .isEqualTo(
            Map.of(
                "clusterId",
                MockedRun.UNKNOWN,
                "name",
                "spot",
                "instanceType",
                "c5.xlarge",
                "instanceCount",
                4.0,
                "bidPrice",
                "0.25",
                "ebsConfigs",
                List.of(
                    Map.of(
                        "type", "io1", "size", 64.0, "volumesPerInstance", 2.0, "iops", 200.0))));
    assertThat(spot.dependencies("clusterId")).containsExactly(CLUSTER + " cluster");
    assertThat(spot.request().getIgnoreChangesList()).isEmpty();
    assertThat(run.resource("emr/instanceGroup:InstanceGroup", "more").inputs())
        .containsEntry("ebsConfigs", List.of(USUAL))
        .doesNotContainKey("bidPrice");
  }

  @Test
  void fleetsMayStartInEverySubnet() {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:cluster",
            """
            {"releaseLabel": "emr-7.9.0", "fleets": {
              "core": {"onDemand": 4, "spot": 8, "types": [
                {"type": "m5.xlarge", "weight": 4, "bidPercent": 60},
                {"type": "m5.2xlarge", "weight": 8}]},
              "task": {"spot": 6, "spotTimeoutMinutes": 15, "spotAllocation": "lowest-price"}}}
            """);
    config.put("sealed-emr:network", "{\"availabilityZones\":[\"eu-west-2a\",\"eu-west-2b\"]}");
    MockedRun run = MockedRun.update(config);

    Map<String, Object> onDemand = Map.of("allocationStrategy", "lowest-price");
    Map<String, Object> spot =
        Map.of(
            "allocationStrategy", "capacity-optimized",
            "timeoutDurationMinutes", 60.0,
            "timeoutAction", "SWITCH_TO_ON_DEMAND");
    Registered cluster = run.resource(CLUSTER, "cluster");
    assertThat(cluster.input("ec2Attributes.subnetIds"))
        .isEqualTo(List.of("eu-west-2a-id", "eu-west-2b-id"));
    assertThat(cluster.input("ec2Attributes.subnetId")).isEqualTo(MockedRun.ABSENT);
    assertThat(cluster.inputs())
        .containsEntry(
            "masterInstanceFleet",
            Map.of(
                "targetOnDemandCapacity",
                1.0,
                "targetSpotCapacity",
                0.0,
                "instanceTypeConfigs",
                List.of(Map.of("instanceType", "m5.xlarge", "weightedCapacity", 1.0)),
                "launchSpecifications",
                Map.of("onDemandSpecifications", List.of(onDemand))))
        .containsEntry(
            "coreInstanceFleet",
            Map.of(
                "targetOnDemandCapacity",
                4.0,
                "targetSpotCapacity",
                8.0,
                "instanceTypeConfigs",
                List.of(
                    Map.of(
                        "instanceType",
                        "m5.xlarge",
                        "weightedCapacity",
                        4.0,
                        "bidPriceAsPercentageOfOnDemandPrice",
                        60.0,
                        "ebsConfigs",
                        List.of(USUAL)),
                    Map.of(
                        "instanceType",
                        "m5.2xlarge",
                        "weightedCapacity",
                        8.0,
                        "ebsConfigs",
                        List.of(USUAL))),
                "launchSpecifications",
                Map.of(
                    "onDemandSpecifications", List.of(onDemand),
                    "spotSpecifications", List.of(spot))))
        .doesNotContainKeys("masterInstanceGroup", "coreInstanceGroup");
    assertThat(run.resource("emr/instanceFleet:InstanceFleet", "task").inputs())
        .isEqualTo(
            Map.of(
                "clusterId",
                "cluster-id",
                "name",
                "task",
                "targetOnDemandCapacity",
                0.0,
                "targetSpotCapacity",
                6.0,
                "instanceTypeConfigs",
                List.of(
                    Map.of(
                        "instanceType",
                        "m5.xlarge",
                        "weightedCapacity",
                        1.0,
                        "ebsConfigs",
                        List.of(USUAL))),
                "launchSpecifications",
                Map.of(
                    "spotSpecifications",
                    List.of(
                        Map.of(
                            "allocationStrategy", "lowest-price",
                            "timeoutDurationMinutes", 15.0,
                            "timeoutAction", "SWITCH_TO_ON_DEMAND")))));
  }

  @Test
  void whatManagedScalingChangesIsNoChange() {
    MockedRun groups =
        preview(
            """
            {"releaseLabel": "emr-7.9.0", "task": [{"name": "more"}],
             "scaling": {"minimum": 2, "maximum": 10, "maximumOnDemand": 4, "maximumCore": 3}}
            """);
    assertThat(groups.resource(CLUSTER, "cluster").request().getIgnoreChangesList())
        .containsExactly("steps", "coreInstanceGroup.instanceCount");
    assertThat(
            groups
                .resource("emr/instanceGroup:InstanceGroup", "more")
                .request()
                .getIgnoreChangesList())
        .containsExactly("instanceCount");
    Registered policy = groups.resource("emr/managedScalingPolicy:ManagedScalingPolicy", "cluster");
    assertThat(policy.input("computeLimits"))
        .isEqualTo(
            List.of(
                Map.of(
                    "unitType", "Instances",
                    "minimumCapacityUnits", 2.0,
                    "maximumCapacityUnits", 10.0,
                    "maximumOndemandCapacityUnits", 4.0,
                    "maximumCoreCapacityUnits", 3.0)));
    assertThat(policy.dependencies("clusterId")).containsExactly(CLUSTER + " cluster");

    MockedRun fleets =
        preview(
            """
            {"releaseLabel": "emr-7.9.0", "fleets": {"task": {}},
             "scaling": {"minimum": 2, "maximum": 10}}
            """);
    assertThat(fleets.resource(CLUSTER, "cluster").request().getIgnoreChangesList())
        .containsExactly(
            "steps",
            "coreInstanceFleet.targetOnDemandCapacity",
            "coreInstanceFleet.targetSpotCapacity");
    assertThat(
            fleets
                .resource("emr/instanceFleet:InstanceFleet", "task")
                .request()
                .getIgnoreChangesList())
        .containsExactly("targetOnDemandCapacity", "targetSpotCapacity");
  }

  @Test
  void threePrimariesStandOnHostsOfTheirOwnAndAreProtected() {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:cluster", "{\"releaseLabel\":\"emr-7.9.0\",\"primary\":{\"count\":3}}");
    config.put(
        "sealed-emr:kerberos",
        """
        {"provider": "ExternalKdc",
         "externalKdc": {"adminServer": "kdc.example.com:749", "kdcServer": "kdc.example.com:88"}}
        """);
    config.put("sealed-emr:encryption", "{\"accept\":[\"zkfc\"]}");

    assertThat(MockedRun.preview(config).resource(CLUSTER, "cluster").inputs())
        .containsEntry(
            "masterInstanceGroup", Map.of("instanceType", "m5.xlarge", "instanceCount", 3.0))
        .containsEntry("terminationProtection", true)
        .containsEntry(
            "placementGroupConfigs",
            List.of(Map.of("instanceRole", "MASTER", "placementStrategy", "SPREAD")));
  }

  @Test
  void scriptsAreUploadedEncryptedAndStepsComeAfterTheCheckOfZones() {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:cluster",
            """
            {"releaseLabel": "emr-7.9.0",
             "bootstrap": [
               {"name": "Tools", "path": "test/resources/io/sealedemr/settings/install.sh"},
               {"name": "Again", "path": "test/resources/io/sealedemr/settings/install.sh",
                "args": ["a", "a"]},
               {"name": "Theirs", "path": "s3://my-bucket/theirs.sh"}],
             "steps": [
               {"name": "Count", "jar": "s3://my-bucket/count.jar", "mainClass": "a.Count",
                "args": ["x"], "properties": {"k": "v"}, "onFailure": "CANCEL_AND_WAIT"},
               {"name": "List", "jar": "command-runner.jar"}]}
            """);
    config.put(
        "sealed-emr:encryption",
        "{\"accept\":[\"hadoop-kms\"],\"hdfs\":{\"zones\":[{\"path\":\"/a\",\"key\":\"a\"}]}}");
    MockedRun run = MockedRun.preview(config);

    Registered script =
        run.resource(
            "s3/bucketObjectv2:BucketObjectv2",
            "bootstrap-test-resources-io-sealedemr-settings-install");
    assertThat((String) script.input("key"))
        .matches("scripts/bootstrap-test-resources-io-sealedemr-settings-install-[0-9a-f]{8}\\.sh");
    assertThat(script.inputs())
        .containsEntry("serverSideEncryption", "aws:kms")
        .containsEntry("kmsKeyId", "arn:aws:kms:eu-west-2:111122223333:alias/emr-dev-storage")
        .containsEntry("content", "#!/bin/bash\nset -euo pipefail\nyum install -y jq\n");
    String path = "s3://emr-dev-artifacts-111122223333-eu-west-2/" + script.input("key");
    Registered cluster = run.resource(CLUSTER, "cluster");
    assertThat(cluster.dependencies())
        .contains("s3/bucketObjectv2:BucketObjectv2 " + script.name());
    assertThat(cluster.input("bootstrapActions"))
        .isEqualTo(
            List.of(
                Map.of("name", "Tools", "path", path, "args", List.of()),
                Map.of("name", "Again", "path", path, "args", List.of("a", "a")),
                Map.of("name", "Theirs", "path", "s3://my-bucket/theirs.sh", "args", List.of())));
    assertThat(cluster.input("steps.0.name")).isEqualTo("Verify HDFS encryption zones");
    assertThat(cluster.input("steps.1"))
        .isEqualTo(
            Map.of(
                "name", "Count",
                "actionOnFailure", "CANCEL_AND_WAIT",
                "hadoopJarStep",
                    Map.of(
                        "jar",
                        "s3://my-bucket/count.jar",
                        "mainClass",
                        "a.Count",
                        "args",
                        List.of("x"),
                        "properties",
                        Map.of("k", "v"))));
    assertThat(cluster.input("steps.2"))
        .isEqualTo(
            Map.of(
                "name", "List",
                "actionOnFailure", "CONTINUE",
                "hadoopJarStep", Map.of("jar", "command-runner.jar")));
    for (String policy :
        List.of(
            (String) run.resource("iam/rolePolicy:RolePolicy", "instance").input("policy"),
            (String) run.resource("ec2/vpcEndpoint:VpcEndpoint", "s3").input("policy"))) {
      assertThat(policy)
          .contains("arn:aws:s3:::my-bucket/count.jar", "arn:aws:s3:::my-bucket/theirs.sh");
    }
  }

  private static MockedRun preview(String cluster) {
    MockedRun run = MockedRun.preview(StackConfigs.with("sealed-emr:cluster", cluster));
    assertThat(run.result().errors()).isEmpty();
    return run;
  }
}
