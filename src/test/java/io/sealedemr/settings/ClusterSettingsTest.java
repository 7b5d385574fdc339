package io.sealedemr.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealedemr.StackConfigs;
import io.sealedemr.security.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSettingsTest {

  private static final VolumeSettings USUAL =
      new VolumeSettings(VolumeSettings.Type.GP3, 64, 2, OptionalInt.empty(), OptionalInt.empty());

  @Test
  void groupsAreReadWithTheirVolumes() throws Exception {
    ClusterSettings cluster =
        cluster(
            """
            "primary": {"type": "m6g.xlarge", "ebs": {"type": "gp3", "size": 100, "volumes": 1,
                        "iops": 4000, "throughput": 1000}},
            "core": {"type": "r6g.xlarge", "count": 3, "ebs": {"type": "st1"}},
            "task": [{"name": "spot", "type": "c7g.xlarge", "count": 4, "bidPrice": "0.25",
                      "ebs": {"type": "io1", "size": 50, "iops": 2500}},
                     {"name": "more", "type": "im4gn.xlarge"}]
            """);

    assertThat(cluster.capacity())
        .isEqualTo(
            new CapacitySettings.Groups(
                new PrimarySettings(
                    "m6g.xlarge",
                    1,
                    Optional.of(
                        new VolumeSettings(
                            VolumeSettings.Type.GP3,
                            100,
                            1,
                            OptionalInt.of(4000),
                            OptionalInt.of(1000)))),
                new GroupSettings(
                    "core",
                    "r6g.xlarge",
                    3,
                    new VolumeSettings(
                        VolumeSettings.Type.ST1, 125, 2, OptionalInt.empty(), OptionalInt.empty()),
                    Optional.empty()),
                List.of(
                    new GroupSettings(
                        "spot",
                        "c7g.xlarge",
                        4,
                        new VolumeSettings(
                            VolumeSettings.Type.IO1,
                            50,
                            2,
                            OptionalInt.of(2500),
                            OptionalInt.empty()),
                        Optional.of("0.25")),
                    new GroupSettings("more", "im4gn.xlarge", 2, USUAL, Optional.empty()))));
  }

  @Test
  void fleetsAreReadWithTheirTypes() throws Exception {
    ClusterSettings cluster =
        cluster(
            """
            "fleets": {
              "core": {"onDemand": 4, "spot": 8, "spotTimeoutMinutes": 10,
                       "spotTimeoutAction": "TERMINATE_CLUSTER", "spotAllocation": "diversified",
                       "ebs": {"size": 100},
                       "types": [{"type": "m5.xlarge", "weight": 4, "bidPercent": 60},
                                 {"type": "m5.2xlarge", "weight": 8, "ebs": {"volumes": 1}}]},
              "task": {"spot": 2}}
            """);

    FleetSettings.SpotStart usual =
        new FleetSettings.SpotStart(60, "SWITCH_TO_ON_DEMAND", "capacity-optimized");
    VolumeSettings large =
        new VolumeSettings(
            VolumeSettings.Type.GP3, 100, 2, OptionalInt.empty(), OptionalInt.empty());
    VolumeSettings single =
        new VolumeSettings(
            VolumeSettings.Type.GP3, 64, 1, OptionalInt.empty(), OptionalInt.empty());
    assertThat(cluster.capacity())
        .isEqualTo(
            new CapacitySettings.Fleets(
                new FleetSettings(
                    1,
                    0,
                    List.of(
                        new FleetSettings.Type(
                            "m5.xlarge", 1, OptionalInt.empty(), Optional.empty())),
                    usual),
                new FleetSettings(
                    4,
                    8,
                    List.of(
                        new FleetSettings.Type(
                            "m5.xlarge", 4, OptionalInt.of(60), Optional.of(large)),
                        new FleetSettings.Type(
                            "m5.2xlarge", 8, OptionalInt.empty(), Optional.of(single))),
                    new FleetSettings.SpotStart(10, "TERMINATE_CLUSTER", "diversified")),
                Optional.of(
                    new FleetSettings(
                        0,
                        2,
                        List.of(
                            new FleetSettings.Type(
                                "m5.xlarge", 1, OptionalInt.empty(), Optional.of(USUAL))),
                        usual))));
    assertThat(cluster.capacity().types())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "fleets.primary.types[0].type", "m5.xlarge",
                "fleets.core.types[0].type", "m5.xlarge",
                "fleets.core.types[1].type", "m5.2xlarge",
                "fleets.task.types[0].type", "m5.xlarge"));
  }

  @Test
  void scalingCountsInTheUnitOfTheLayout() throws Exception {
    assertThat(cluster("\"scaling\": {\"minimum\": 2, \"maximum\": 10}").scaling())
        .contains(
            new ScalingSettings("Instances", 2, 10, OptionalInt.empty(), OptionalInt.empty()));
    assertThat(
            cluster(
                    """
                    "fleets": {},
                    "scaling": {"minimum": 2, "maximum": 10, "maximumOnDemand": 0, "maximumCore": 4}
                    """)
                .scaling())
        .contains(
            new ScalingSettings("InstanceFleetUnits", 2, 10, OptionalInt.of(0), OptionalInt.of(4)));
  }

  @Test
  void threePrimariesAreProtectedWithoutASettingForIt() throws Exception {
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

    Settings settings = parse(config);

    assertThat(settings.cluster().terminationProtection()).isTrue();
    assertThat(settings.cluster().capacity().primaries()).isEqualTo(3);
    assertThat(EnvironmentCoverage.situation(settings).primaries()).isEqualTo(3);
  }

  @Test
  void severalPrimariesExcludeZonesOfTheClustersOwnKmsAndIdentityCenter() {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:cluster", "{\"releaseLabel\":\"emr-7.9.0\",\"primary\":{\"count\":3}}");
    config.put("sealed-emr:kerberos", "{\"provider\": \"none\"}");
    config.remove("sealed-emr:kdcAdminPassword");
    config.put(
        "sealed-emr:encryption",
        "{\"accept\":[\"hadoop-kms\"],\"hdfs\":{\"zones\":[{\"path\":\"/a\",\"key\":\"a\"}]}}");
    config.put(
        "sealed-emr:authorization",
        "{\"identityCenter\":{\"instance\":\"arn:aws:sso:::instance/ssoins-0123456789abcdef\"}}");

    assertThat(faults(config))
        .contains(
            "sealed-emr:encryption.hdfs.zones: found zones on 3 primary nodes; allowed: one"
                + " primary node, or a KMS outside the cluster in"
                + " sealed-emr:encryption.hdfs.keyProvider; on several EMR runs Ranger KMS, which"
                + " needs a database in RDS and takes its passwords in clear from the"
                + " classification ranger-kms-dbks-site (EMR Release Guide, emr-encryption-tdehdfs)",
            "sealed-emr:authorization.identityCenter: found it beside 3 primary nodes; allowed: it"
                + " beside one primary node (EMR Management Guide, \"Integrate Amazon EMR with IAM"
                + " Identity Center\")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "primary":{"count":2}                     | .primary.count: found 2; allowed: 1 or 3 primary nodes
          "primary":{"count":5}                     | .primary.count: found 5; allowed: a whole number of nodes, either 1 or 3, from 1 to 3
          "primary":{"count":3}                     | .primary.count: found 3 beside a KDC on the cluster; allowed: 1, or sealed-emr:kerberos.provider ExternalKdc (EMR Management Guide, "Features that support high availability in an Amazon EMR cluster")
          "primary":{"bidPrice":"1"}                | .primary.bidPrice: unknown key; allowed: count, ebs, type
          "core":{"bidPrice":"cheap"}               | .core.bidPrice: found "cheap"; allowed: US dollars for an hour, in quotes, such as "0.25"
          "core":{"ebs":{"type":"io2"}}             | .core.ebs.type: found "io2"; allowed: gp3, gp2, io1, st1, sc1, standard
          "core":{"ebs":{"type":"io1"}}             | .core.ebs.iops: missing; allowed: a whole number of IOPS, which io1 needs
          "core":{"ebs":{"type":"io1","iops":3201}} | .core.ebs.iops: found 3201 beside type io1; allowed: up to 3200 IOPS for 64 GiB
          "core":{"ebs":{"type":"gp2","iops":100}}  | .core.ebs.iops: found 100 beside type gp2; allowed: IOPS with gp3 and io1 only
          "core":{"ebs":{"iops":2999}}              | .core.ebs.iops: found 2999 beside type gp3; allowed: from 3000 to 16000 IOPS for 64 GiB
          "core":{"ebs":{"size":10,"iops":5001}}    | .core.ebs.iops: found 5001 beside type gp3; allowed: from 3000 to 5000 IOPS for 10 GiB
          "core":{"ebs":{"type":"sc1","throughput":200}} | .core.ebs.throughput: found 200 beside type sc1; allowed: a throughput with gp3 only
          "core":{"ebs":{"throughput":751}}         | .core.ebs.throughput: found 751 beside 3000 IOPS; allowed: up to a quarter of the IOPS
          "core":{"ebs":{"type":"st1","size":124}}  | .core.ebs.size: found 124 beside type st1; allowed: a whole number of GiB from 125 to 16384
          "core":{"ebs":{"type":"standard","size":1025}} | .core.ebs.size: found 1025 beside type standard; allowed: a whole number of GiB from 10 to 1024
          "task":[{"name":"a","ebs":{"throughput":200}}] | .task[0].ebs.throughput: found 200; allowed: a throughput on the groups primary and core only, since the provider has no such input elsewhere
          "task":[{}]                               | .task[0].name: missing; allowed: up to 31 lower-case letters, digits and hyphens
          "task":[{"name":"a"},{"name":"a"}]        | .task[1].name: found "a"; allowed: a name of its own for each group
          "task":[{"name":"core"}]                  | .task[0].name: found "core"; allowed: a name of its own for each group
          "task":[{"name":"a","type":"m7g.large"}]  | .task[0].type: found "m7g.large" beside primary.type "m5.xlarge"; allowed: types of one architecture, since all nodes start from one image
          "fleets":{},"core":{}                     | .core: found it beside fleets; allowed: either groups or fleets
          "fleets":{"primary":{"onDemand":3}}       | .fleets.primary.onDemand: found 3 beside 0 of spot; allowed: one unit, of one of them; three primary nodes are a matter of groups
          "fleets":{"primary":{"types":[{"type":"m5.xlarge","weight":2}]}} | .fleets.primary.types[0].weight: found 2; allowed: 1
          "fleets":{"core":{"spot":0}}              | .fleets.core.onDemand: found 0 beside 0 of spot; allowed: a unit or more, of one of them
          "fleets":{"core":{"types":[{"type":"m5.xlarge"},{"type":"m5.xlarge"}]}} | .fleets.core.types[1].type: found "m5.xlarge" a second time; allowed: each type once
          "fleets":{"core":{"types":[{"weight":2}]}} | .fleets.core.types[0].type: missing; allowed: an instance type, such as m5.xlarge
          "fleets":{"task":{"types":[{"type":"c6g.xlarge"}]}} | .fleets.task.types[0].type: found "c6g.xlarge" beside fleets.primary.types[0].type "m5.xlarge"; allowed: types of one architecture, since all nodes start from one image
          "fleets":{"core":{"spot":1,"spotAllocation":"capacity-optimized-prioritized"}} | .fleets.core.spotAllocation: found "capacity-optimized-prioritized"; allowed: capacity-optimized, price-capacity-optimized, lowest-price, diversified
          "fleets":{"core":{"spot":1,"spotTimeoutMinutes":4}} | .fleets.core.spotTimeoutMinutes: found 4; allowed: a whole number of minutes from 5 to 1440
          "scaling":{"minimum":1}                   | .scaling.maximum: missing; allowed: a whole number of units
          "scaling":{"maximum":1}                   | .scaling.minimum: missing; allowed: a whole number of units
          "scaling":{"minimum":6,"maximum":5}       | .scaling.minimum: found 6; allowed: a whole number of units from 1 to 5
          "scaling":{"minimum":1,"maximum":5,"maximumCore":6} | .scaling.maximumCore: found 6; allowed: a whole number of units from 1 to 5
          "scaling":{"minimum":1,"maximum":5,"unit":"InstanceFleetUnits"} | .scaling.unit: found "InstanceFleetUnits"; allowed: Instances or VCPU, without fleets
          "fleets":{},"scaling":{"minimum":1,"maximum":5,"unit":"VCPU"} | .scaling.unit: found "VCPU"; allowed: InstanceFleetUnits, with fleets
          "steps":[{"name":"a","jar":"hunter2"}]    | .steps[0].jar: found "hunter2"; allowed: command-runner.jar, or s3://bucket/key.jar
          "steps":[{"name":"a","jar":"command-runner.jar","onFailure":"RETRY"}] | .steps[0].onFailure: found "RETRY"; allowed: CONTINUE, CANCEL_AND_WAIT, TERMINATE_CLUSTER
          "steps":[{"name":"a","jar":"command-runner.jar","args":["x","--password","hunter2"]}] | .steps[0].args[2]: found what looks like a secret; allowed: no secret, since arguments are shown to everybody who may describe the cluster; let the program that gets them fetch it from Secrets Manager
          "steps":[{"name":"a","jar":"command-runner.jar","args":[["hunter2"],"--password=hunter2"]}] | .steps[0].args[0]: found a list; allowed: a text of up to 10280 characters, in quotes ; .steps[0].args[1]: found what looks like a secret; allowed: no secret, since arguments are shown to everybody who may describe the cluster; let the program that gets them fetch it from Secrets Manager
          "steps":[{"name":"a","jar":"command-runner.jar","properties":{"db.password":"hunter2"}}] | .steps[0].properties.db.password: found what looks like a secret; allowed: no secret, since arguments are shown to everybody who may describe the cluster; let the program that gets them fetch it from Secrets Manager
          "steps":[{"name":"a","jar":"command-runner.jar","args":["spark-submit","--conf","spark.network.crypto.enabled=false"]}] | .steps[0].args[2]: found "false"; allowed: "true", which encryption of Spark's RPC and block transfer needs
          "steps":[{"name":"a","jar":"command-runner.jar","args":["-Dhadoop.rpc.protection=integrity","--conf","spark.authenticate=true"]}] | .steps[0].args[0]: found "integrity"; allowed: "privacy", which encryption of Hadoop RPC needs
          "bootstrap":[{"name":"a"}]                | .bootstrap[0].path: missing; allowed: s3://bucket/key, or a file of the project, such as stacks/install.sh
          "bootstrap":[{"name":"a","path":"../x"}]  | .bootstrap[0].path: found "../x"; allowed: s3://bucket/key, or a file of the project, such as stacks/install.sh
          "bootstrap":[{"name":"a","path":"/etc/passwd"}] | .bootstrap[0].path: found "/etc/passwd"; allowed: s3://bucket/key, or a file of the project, such as stacks/install.sh
          "bootstrap":[{"name":"a","path":"stacks/none.sh"}] | .bootstrap[0].path: found "stacks/none.sh", which can't be read; allowed: a file of up to 64 KiB of text in UTF-8, within the project's folder
          "bootstrap":[{"name":"a","path":"s3://my-bucket/x.sh","args":["--token","hunter2"]}] | .bootstrap[0].args[1]: found what looks like a secret; allowed: no secret, since arguments are shown to everybody who may describe the cluster; let the program that gets them fetch it from Secrets Manager
          """)
  void faultsNameThePlaceAndWhatIsAllowed(String keys, String faults) {
    assertThat(
            faults(
                StackConfigs.with(
                    "sealed-emr:cluster", "{\"releaseLabel\":\"emr-7.9.0\"," + keys + "}")))
        .containsExactly(
            Arrays.stream(faults.split(" ; ", -1))
                .map(fault -> "sealed-emr:cluster" + fault)
                .toArray(String[]::new));
  }

  @Test
  void anUnprotectedClusterWithSeveralPrimariesIsRefused() {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:cluster",
            """
            {"releaseLabel": "emr-7.9.0", "primary": {"count": 3}, "terminationProtection": false}
            """);
    config.put("sealed-emr:kerberos", "{\"provider\": \"none\"}");
    config.remove("sealed-emr:kdcAdminPassword");

    assertThat(faults(config))
        .contains(
            "sealed-emr:cluster.terminationProtection: found false beside primary.count 3;"
                + " allowed: true, since EMR protects every cluster with several primary nodes");
  }

  @Test
  void scriptsAreReadFromTheProjectAndProgramsElsewhereAreNamed(@TempDir Path project)
      throws Exception {
    Files.createDirectory(project.resolve("stacks"));
    Files.writeString(project.resolve("stacks/install.sh"), "#!/bin/bash\n");
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:cluster",
            """
            {"releaseLabel": "emr-7.9.0",
             "bootstrap": [{"name": "Tools", "path": "stacks/install.sh", "args": ["a", "a"]},
                           {"name": "More", "path": "s3://my-bucket/more.sh"}],
             "steps": [{"name": "Count", "jar": "s3://my-bucket/count.jar", "mainClass": "a.Count",
                        "args": ["x"], "properties": {"k": "v"}, "onFailure": "CANCEL_AND_WAIT"},
                       {"name": "List", "jar": "command-runner.jar", "args": ["ls"]}]}
            """);

    ClusterSettings cluster =
        Settings.parse(new StackConfig("dev", config, List.of(), true, project), Clock.systemUTC())
            .cluster();

    assertThat(cluster.bootstrap())
        .containsExactly(
            new BootstrapSettings(
                "Tools",
                new BootstrapSettings.Script.InProject("stacks/install.sh", "#!/bin/bash\n"),
                List.of("a", "a")),
            new BootstrapSettings(
                "More",
                new BootstrapSettings.Script.InS3(new S3Location("my-bucket", "more.sh")),
                List.of()));
    assertThat(cluster.steps())
        .containsExactly(
            new StepSettings(
                "Count",
                "s3://my-bucket/count.jar",
                Optional.of("a.Count"),
                List.of("x"),
                Map.of("k", "v"),
                "CANCEL_AND_WAIT"),
            new StepSettings(
                "List",
                "command-runner.jar",
                Optional.empty(),
                List.of("ls"),
                Map.of(),
                "CONTINUE"));
    assertThat(cluster.programs())
        .containsExactly(
            new S3Location("my-bucket", "count.jar"), new S3Location("my-bucket", "more.sh"));
  }

  @Test
  void aScriptThatIsNoTextOrTooLongIsRefused(@TempDir Path project) throws IOException {
    Files.write(project.resolve("binary"), new byte[] {(byte) 0xc3, 0x28});
    Files.write(project.resolve("long"), new byte[65_537]);
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:cluster",
            """
            {"releaseLabel": "emr-7.9.0", "bootstrap": [{"name": "a", "path": "binary"},
                                                        {"name": "b", "path": "long"}]}
            """);

    assertThat(
            catchThrowableOfType(
                    SettingsException.class,
                    () ->
                        Settings.parse(
                            new StackConfig("dev", config, List.of(), true, project),
                            Clock.systemUTC()))
                .faults())
        .containsExactly(
            "sealed-emr:cluster.bootstrap[0].path: found \"binary\", which can't be read; allowed:"
                + " a file of up to 64 KiB of text in UTF-8, within the project's folder",
            "sealed-emr:cluster.bootstrap[1].path: found \"long\", which can't be read; allowed: a"
                + " file of up to 64 KiB of text in UTF-8, within the project's folder");
  }

  private static ClusterSettings cluster(String keys) throws SettingsException {
    return parse(
            StackConfigs.with(
                "sealed-emr:cluster", "{\"releaseLabel\":\"emr-7.9.0\"," + keys + "}"))
        .cluster();
  }

  private static List<String> faults(Map<String, String> config) {
    return catchThrowableOfType(SettingsException.class, () -> parse(config)).faults();
  }

  private static Settings parse(Map<String, String> config) throws SettingsException {
    return Settings.parse(new StackConfig("dev", config, List.of()), Clock.systemUTC());
  }
}
