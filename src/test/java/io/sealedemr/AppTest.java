package io.sealedemr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pulumi.core.internal.OutputData;
import com.pulumi.test.internal.PulumiTestInternal;
import io.sealedemr.MockedRun.Registered;
import io.sealedemr.hdfs.ZonesScript;
import io.sealedemr.tls.PemZip;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole program without an engine. */
class AppTest {

  private static final String DISK = "arn:aws:kms:eu-west-2:111122223333:alias/emr-dev-disk";
  private static final String STORAGE = "arn:aws:kms:eu-west-2:111122223333:alias/emr-dev-storage";
  private static final String LOGS = "arn:aws:kms:eu-west-2:111122223333:alias/emr-dev-logs";
  private static final String OWN_KEY =
      "arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void registersTheWholeStack() {
    Map<String, List<String>> names =
        MockedRun.preview(StackConfigs.least()).resources().stream()
            .collect(
                Collectors.groupingBy(
                    resource -> resource.type().substring("aws:".length()),
                    TreeMap::new,
                    Collectors.mapping(
                        Registered::name,
                        Collectors.collectingAndThen(
                            Collectors.toList(), list -> list.stream().sorted().toList()))));

    List<String> buckets = List.of("artifacts", "data", "logs");
    List<String> keys = List.of("disk", "logs", "storage");
    assertThat(names)
        .containsExactly(
            entry("ec2/amiCopy:AmiCopy", List.of("nodes")),
            entry("ec2/defaultSecurityGroup:DefaultSecurityGroup", List.of("unused")),
            entry("ec2/routeTable:RouteTable", List.of("private")),
            entry("ec2/routeTableAssociation:RouteTableAssociation", List.of("eu-west-2a")),
            entry(
                "ec2/securityGroup:SecurityGroup",
                List.of("core", "endpoints", "primary", "service")),
            entry("ec2/subnet:Subnet", List.of("eu-west-2a")),
            entry("ec2/vpc:Vpc", List.of("network")),
            entry(
                "ec2/vpcEndpoint:VpcEndpoint",
                List.of("elasticmapreduce", "kms", "logs", "s3", "sts")),
            entry("emr/cluster:Cluster", List.of("cluster")),
            entry("emr/securityConfiguration:SecurityConfiguration", List.of("cluster")),
            entry("iam/instanceProfile:InstanceProfile", List.of("instance")),
            entry("iam/role:Role", List.of("instance", "service")),
            entry("iam/rolePolicy:RolePolicy", List.of("instance", "service")),
            entry("iam/rolePolicyAttachment:RolePolicyAttachment", List.of("service")),
            entry("kms/alias:Alias", keys),
            entry("kms/key:Key", keys),
            entry("kms/keyPolicy:KeyPolicy", keys),
            entry(
                "s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
                List.of("logs")),
            entry("s3/bucketObjectv2:BucketObjectv2", List.of("certificates")),
            entry("s3/bucketOwnershipControls:BucketOwnershipControls", buckets),
            entry("s3/bucketPolicy:BucketPolicy", buckets),
            entry("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", buckets),
            entry(
                "s3/bucketServerSideEncryptionConfigurationV2"
                    + ":BucketServerSideEncryptionConfigurationV2",
                buckets),
            entry("s3/bucketV2:BucketV2", buckets),
            entry("s3/bucketVersioningV2:BucketVersioningV2", buckets),
            entry(
                "vpc/securityGroupEgressRule:SecurityGroupEgressRule",
                List.of(
                    "core-to-core",
                    "core-to-endpoints",
                    "core-to-primary",
                    "core-to-s3",
                    "primary-to-core",
                    "primary-to-endpoints",
                    "primary-to-primary",
                    "primary-to-s3",
                    "primary-to-service",
                    "service-to-core",
                    "service-to-primary")),
            entry(
                "vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                List.of(
                    "core-to-core",
                    "core-to-endpoints",
                    "core-to-primary",
                    "primary-to-core",
                    "primary-to-endpoints",
                    "primary-to-primary",
                    "primary-to-service",
                    "service-to-core",
                    "service-to-primary")));
  }

  /** Everything that a policy judges, as it must be seen before anything exists. */
  @Test
  void atTheFirstPreviewEveryValueThatAPolicyJudgesIsKnown() throws Exception {
    MockedRun run = MockedRun.preview(StackConfigs.least());
    String zip = "tls/" + StackConfigs.TLS.publicHash() + ".zip";

    Map<String, Object> cluster = run.resource("emr/cluster:Cluster", "cluster").inputs();
    Registered security =
        run.resource("emr/securityConfiguration:SecurityConfiguration", "cluster");
    assertThat(cluster)
        .containsEntry("releaseLabel", "emr-7.9.0")
        .containsEntry("securityConfiguration", security.input("name"))
        .containsEntry("logUri", "s3://emr-dev-logs-111122223333-eu-west-2/clusters/")
        .containsEntry("logEncryptionKmsKeyId", LOGS)
        .containsEntry("serviceRole", "arn:aws:iam::111122223333:role/emr-dev-service");
    assertThat(
            run.resource("emr/cluster:Cluster", "cluster").input("ec2Attributes.instanceProfile"))
        .isEqualTo("emr-dev-instance");
    assertThat((String) security.input("name")).matches("emr-dev-[0-9a-f]{8}");
    assertThat(JSON.readTree((String) security.input("configuration")))
        .isEqualTo(
            JSON.readTree(
                """
                {"EncryptionConfiguration": {
                   "EnableInTransitEncryption": true,
                   "EnableAtRestEncryption": true,
                   "InTransitEncryptionConfiguration": {"TLSCertificateConfiguration": {
                     "CertificateProviderType": "PEM",
                     "S3Object": "s3://emr-dev-artifacts-111122223333-eu-west-2/%s"}},
                   "AtRestEncryptionConfiguration": {
                     "S3EncryptionConfiguration": {
                       "EncryptionMode": "SSE-KMS", "AwsKmsKey": "%s"},
                     "LocalDiskEncryptionConfiguration": {
                       "EncryptionKeyProviderType": "AwsKms", "AwsKmsKey": "%s",
                       "EnableEbsEncryption": true}}},
                 "AuthenticationConfiguration": {"KerberosConfiguration": {
                   "Provider": "ClusterDedicatedKdc",
                   "ClusterDedicatedKdcConfiguration": {"TicketLifetimeInHours": 24}}},
                 "InstanceMetadataServiceConfiguration": {
                   "MinimumInstanceMetadataServiceVersion": 2, "HttpPutResponseHopLimit": 1}}
                """
                    .formatted(zip, STORAGE, DISK)));

    assertThat(run.resource("ec2/amiCopy:AmiCopy", "nodes").inputs())
        .containsEntry("encrypted", true)
        .containsEntry("kmsKeyId", DISK)
        .containsEntry("sourceAmiId", "ami-0123456789abcdef0");
    assertThat(run.resource("s3/bucketObjectv2:BucketObjectv2", "certificates").inputs())
        .containsEntry("bucket", "emr-dev-artifacts-111122223333-eu-west-2")
        .containsEntry("key", zip)
        .containsEntry("serverSideEncryption", "aws:kms")
        .containsEntry("kmsKeyId", STORAGE);
    Map.of("data", STORAGE, "artifacts", STORAGE, "logs", LOGS)
        .forEach(
            (bucket, key) -> {
              Registered encryption =
                  run.resource(
                      "s3/bucketServerSideEncryptionConfigurationV2"
                          + ":BucketServerSideEncryptionConfigurationV2",
                      bucket);
              String byDefault = "rules.0.applyServerSideEncryptionByDefault.";
              assertThat(encryption.input("bucket"))
                  .isEqualTo("emr-dev-" + bucket + "-111122223333-eu-west-2");
              assertThat(encryption.input(byDefault + "sseAlgorithm")).isEqualTo("aws:kms");
              assertThat(encryption.input(byDefault + "kmsMasterKeyId")).isEqualTo(key);
              assertThat(encryption.input("rules.0.bucketKeyEnabled")).isEqualTo(true);
            });

    // The rest: no unknown or secret value anywhere but in these inputs, which no policy needs.
    List<String> notKnown =
        run.resources().stream()
            .flatMap(
                resource ->
                    resource.inputs().entrySet().stream()
                        .filter(
                            input ->
                                input.getValue().toString().contains(MockedRun.UNKNOWN)
                                    || input.getValue().toString().contains(MockedRun.SECRET))
                        .map(input -> resource.type().replaceAll(".*:", "") + "." + input.getKey()))
            .distinct()
            .sorted()
            .toList();
    assertThat(notKnown)
        .containsExactly(
            "Alias.targetKeyId",
            "BucketObjectv2.contentBase64",
            "Cluster.customAmiId",
            "Cluster.ec2Attributes",
            "Cluster.kerberosAttributes",
            "DefaultSecurityGroup.vpcId",
            "KeyPolicy.keyId",
            "RouteTable.vpcId",
            "RouteTableAssociation.routeTableId",
            "RouteTableAssociation.subnetId",
            "SecurityGroup.vpcId",
            "SecurityGroupEgressRule.prefixListId",
            "SecurityGroupEgressRule.referencedSecurityGroupId",
            "SecurityGroupEgressRule.securityGroupId",
            "SecurityGroupIngressRule.referencedSecurityGroupId",
            "SecurityGroupIngressRule.securityGroupId",
            "Subnet.vpcId",
            "VpcEndpoint.routeTableIds",
            "VpcEndpoint.securityGroupIds",
            "VpcEndpoint.subnetIds",
            "VpcEndpoint.vpcId");
  }

  /** Values that are plain strings carry no dependency, so these are stated. */
  @Test
  void whatIsNamedByPlainStringsIsWaitedFor() {
    MockedRun run = MockedRun.preview(StackConfigs.least());

    assertThat(run.resource("kms/keyPolicy:KeyPolicy", "storage").dependencies())
        .containsExactly(
            "iam/role:Role instance",
            "iam/role:Role service",
            "kms/alias:Alias storage",
            "kms/key:Key storage");
    assertThat(run.resource("ec2/amiCopy:AmiCopy", "nodes").dependencies())
        .containsExactly("kms/alias:Alias disk", "kms/keyPolicy:KeyPolicy disk");
    assertThat(
            run.resource(
                    "s3/bucketServerSideEncryptionConfigurationV2"
                        + ":BucketServerSideEncryptionConfigurationV2",
                    "logs")
                .dependencies())
        .containsExactly(
            "kms/alias:Alias logs", "kms/keyPolicy:KeyPolicy logs", "s3/bucketV2:BucketV2 logs");
    assertThat(run.resource("s3/bucketObjectv2:BucketObjectv2", "certificates").dependencies())
        .contains(
            "kms/alias:Alias storage",
            "kms/keyPolicy:KeyPolicy storage",
            "s3/bucketPolicy:BucketPolicy artifacts",
            "s3/bucketPublicAccessBlock:BucketPublicAccessBlock artifacts",
            "s3/bucketServerSideEncryptionConfigurationV2"
                + ":BucketServerSideEncryptionConfigurationV2 artifacts",
            "s3/bucketVersioningV2:BucketVersioningV2 artifacts");
    assertThat(
            run.resource("emr/securityConfiguration:SecurityConfiguration", "cluster")
                .dependencies())
        .containsExactly(
            "kms/alias:Alias disk",
            "kms/alias:Alias storage",
            "kms/keyPolicy:KeyPolicy disk",
            "kms/keyPolicy:KeyPolicy storage",
            "s3/bucketObjectv2:BucketObjectv2 certificates");

    Registered cluster = run.resource("emr/cluster:Cluster", "cluster");
    List<String> needed =
        run.resources().stream()
            .filter(
                resource ->
                    Stream.of(
                            "kms/alias:Alias",
                            "kms/keyPolicy:KeyPolicy",
                            "iam/rolePolicy:RolePolicy",
                            "iam/rolePolicyAttachment:RolePolicyAttachment",
                            "iam/instanceProfile:InstanceProfile",
                            "s3/bucketPolicy:BucketPolicy",
                            "s3/bucketServerSideEncryptionConfigurationV2"
                                + ":BucketServerSideEncryptionConfigurationV2",
                            "ec2/vpcEndpoint:VpcEndpoint",
                            "ec2/routeTableAssociation:RouteTableAssociation",
                            "vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                            "vpc/securityGroupEgressRule:SecurityGroupEgressRule")
                        .anyMatch(resource::is))
            .map(Registered::title)
            .toList();
    assertThat(needed).hasSize(42);
    assertThat(cluster.dependencies()).containsAll(needed);
  }

  /** What a policy follows from resource to resource. */
  @Test
  void valuesThatComeFromAResourceCarryTheEdgeAtTheFirstPreview() {
    MockedRun run = MockedRun.preview(StackConfigs.least());

    Registered cluster = run.resource("emr/cluster:Cluster", "cluster");
    assertThat(cluster.dependencies("securityConfiguration"))
        .containsExactly("emr/securityConfiguration:SecurityConfiguration cluster");
    assertThat(cluster.dependencies("customAmiId")).containsExactly("ec2/amiCopy:AmiCopy nodes");
    assertThat(cluster.dependencies("ec2Attributes"))
        .containsExactly(
            "ec2/securityGroup:SecurityGroup core",
            "ec2/securityGroup:SecurityGroup primary",
            "ec2/securityGroup:SecurityGroup service",
            "ec2/subnet:Subnet eu-west-2a",
            "iam/instanceProfile:InstanceProfile instance");
    for (String key : List.of("disk", "storage", "logs")) {
      assertThat(run.resource("kms/alias:Alias", key).dependencies("targetKeyId"))
          .containsExactly("kms/key:Key " + key);
      assertThat(run.resource("kms/keyPolicy:KeyPolicy", key).dependencies("keyId"))
          .containsExactly("kms/key:Key " + key);
    }
    for (String bucket : List.of("data", "logs", "artifacts")) {
      for (String part :
          List.of(
              "s3/bucketPolicy:BucketPolicy",
              "s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
              "s3/bucketVersioningV2:BucketVersioningV2",
              "s3/bucketServerSideEncryptionConfigurationV2"
                  + ":BucketServerSideEncryptionConfigurationV2")) {
        assertThat(run.resource(part, bucket).dependencies("bucket"))
            .containsExactly("s3/bucketV2:BucketV2 " + bucket);
      }
    }
  }

  /** No configurations and no step where nothing asks for them: both would be in every cluster. */
  @Test
  void configurationsAreTheUsersOnlyIfThereAreNoZones() {
    Registered bare =
        MockedRun.preview(StackConfigs.least()).resource("emr/cluster:Cluster", "cluster");
    assertThat(bare.inputs()).doesNotContainKeys("configurationsJson", "steps");

    MockedRun run =
        MockedRun.preview(
            StackConfigs.with(
                "sealed-emr:cluster",
                """
                {"releaseLabel": "emr-7.9.0", "configurations": [
                  {"classification": "core-site", "properties": {"fs.trash.interval": "60"}}]}
                """));
    assertThat(run.resource("emr/cluster:Cluster", "cluster").inputs())
        .containsEntry(
            "configurationsJson",
            "[{\"Classification\":\"core-site\",\"Properties\":{\"fs.trash.interval\":\"60\"}}]")
        .doesNotContainKey("steps");
  }

  @Test
  void zonesAreKnownAtTheFirstPreviewAndVerifiedByTheFirstStep() {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:encryption",
            """
            {"accept": ["hadoop-kms"],
             "hdfs": {"zones": [{"path": "/b", "key": "b_key"}, {"path": "/a", "key": "a_key"}]}}
            """);
    MockedRun run = MockedRun.preview(config);

    Registered script = run.resource("s3/bucketObjectv2:BucketObjectv2", "verify-zones");
    assertThat((String) script.input("key")).matches("scripts/verify-zones-[0-9a-f]{8}\\.sh");
    assertThat(script.inputs())
        .containsEntry("bucket", "emr-dev-artifacts-111122223333-eu-west-2")
        .containsEntry("content", ZonesScript.load().text())
        .containsEntry("serverSideEncryption", "aws:kms")
        .containsEntry("kmsKeyId", STORAGE);
    Registered cluster = run.resource("emr/cluster:Cluster", "cluster");
    assertThat(cluster.inputs())
        .containsEntry(
            "configurationsJson",
            "[{\"Classification\":\"hadoop-kms-acls\",\"Properties\":"
                + "{\"hadoop.kms.blacklist.DECRYPT_EEK\":\"hdfs\"}},"
                + "{\"Classification\":\"hdfs-encryption-zones\",\"Properties\":"
                + "{\"/a\":\"a_key\",\"/b\":\"b_key\"}}]")
        .containsEntry(
            "steps",
            List.of(
                Map.of(
                    "name", "Verify HDFS encryption zones",
                    "actionOnFailure", "TERMINATE_CLUSTER",
                    "hadoopJarStep",
                        Map.of(
                            "jar",
                            "s3://eu-west-2.elasticmapreduce/libs/script-runner/script-runner.jar",
                            "args",
                            List.of(
                                "s3://emr-dev-artifacts-111122223333-eu-west-2/"
                                    + script.input("key"),
                                "/b=b_key",
                                "/a=a_key")))));
    assertThat(cluster.dependencies()).contains("s3/bucketObjectv2:BucketObjectv2 verify-zones");
    assertThat(script.dependencies())
        .contains(
            "kms/keyPolicy:KeyPolicy storage",
            "s3/bucketServerSideEncryptionConfigurationV2"
                + ":BucketServerSideEncryptionConfigurationV2 artifacts");
  }

  @Test
  void secretsReachOnlyTheirOwnInputs() {
    for (MockedRun run :
        List.of(MockedRun.preview(StackConfigs.least()), MockedRun.update(StackConfigs.least()))) {
      Registered zip = run.resource("s3/bucketObjectv2:BucketObjectv2", "certificates");
      assertThat(zip.input("contentBase64")).isEqualTo(MockedRun.SECRET);
      assertThat(
              run.resource("emr/cluster:Cluster", "cluster")
                  .input("kerberosAttributes.kdcAdminPassword"))
          .isEqualTo(MockedRun.SECRET);

      String keyLine = StackConfigs.TLS.privateKey().lines().skip(3).findFirst().orElseThrow();
      List<String> shown =
          run.resources().stream().map(resource -> resource.inputs().toString()).toList();
      assertThat(shown)
          .isNotEmpty()
          .noneMatch(text -> text.contains(StackConfigs.PASSWORD))
          .noneMatch(text -> text.contains(keyLine))
          .noneMatch(text -> text.contains("PRIVATE KEY"))
          .noneMatch(text -> text.contains(PemZip.base64(StackConfigs.TLS)));
      assertThat(outputs(run).toString())
          .doesNotContain(StackConfigs.PASSWORD, keyLine, "PRIVATE KEY");
    }
  }

  @Test
  void outputsSayWhatWasMade() {
    Map<String, Object> outputs = outputs(MockedRun.update(StackConfigs.least()));

    assertThat(outputs)
        .containsEntry("clusterId", "cluster-id")
        .containsEntry("amiId", "nodes-id")
        .containsEntry("keys", Map.of("disk", DISK, "storage", STORAGE, "logs", LOGS))
        .containsEntry("diskKeyArn", "arn:of:disk")
        .containsEntry(
            "buckets",
            Map.of(
                "data", "emr-dev-data-111122223333-eu-west-2",
                "logs", "emr-dev-logs-111122223333-eu-west-2",
                "artifacts", "emr-dev-artifacts-111122223333-eu-west-2"))
        .containsEntry("subnetIds", List.of("eu-west-2a-id"))
        .containsEntry("serviceRoleArn", "arn:aws:iam::111122223333:role/emr-dev-service")
        .containsEntry("instanceRoleArn", "arn:aws:iam::111122223333:role/emr-dev-instance")
        .containsEntry("tlsNotAfter", StackConfigs.TLS.leaf().notAfter().toString())
        .containsEntry("tlsFingerprint", StackConfigs.TLS.leaf().sha256());
  }

  @Test
  void keyPoliciesNameTheRoleBehindTheSessionAndTheAdministrators() throws Exception {
    MockedRun run =
        MockedRun.preview(
            StackConfigs.with(
                "sealed-emr:keys",
                "{\"administrators\":[\"arn:aws:iam::111122223333:role/keys\"]}"));

    JsonNode policy =
        JSON.readTree((String) run.resource("kms/keyPolicy:KeyPolicy", "disk").input("policy"));

    assertThat(policy.at("/Statement/0/Principal/AWS").toString())
        .isEqualTo(
            "[\"arn:aws:iam::111122223333:role/ci/deployer\","
                + "\"arn:aws:iam::111122223333:role/keys\"]");
    assertThat(policy.toString()).doesNotContain("assumed-role");
  }

  @Test
  void keysTakenByArnAreNamedByArnAndNotManaged() throws Exception {
    MockedRun run =
        MockedRun.preview(
            StackConfigs.with(
                "sealed-emr:keys",
                "{\"disk\":{\"arn\":\"%1$s\"},\"storage\":{\"arn\":\"%1$s\"},\"logs\":{\"arn\":\"%1$s\"}}"
                    .formatted(OWN_KEY)));

    assertThat(run.resources())
        .noneMatch(resource -> resource.type().startsWith("aws:kms/"))
        .hasSize(63);
    JsonNode security =
        JSON.readTree(
            (String)
                run.resource("emr/securityConfiguration:SecurityConfiguration", "cluster")
                    .input("configuration"));
    assertThat(security.findValuesAsText("AwsKmsKey")).containsExactly(OWN_KEY, OWN_KEY);
    assertThat(run.resource("ec2/amiCopy:AmiCopy", "nodes").input("kmsKeyId")).isEqualTo(OWN_KEY);
    assertThat(run.resource("emr/cluster:Cluster", "cluster").input("logEncryptionKmsKeyId"))
        .isEqualTo(OWN_KEY);
    Registered zip = run.resource("s3/bucketObjectv2:BucketObjectv2", "certificates");
    assertThat(zip.input("kmsKeyId")).isEqualTo(OWN_KEY);
    assertThat(zip.request().getIgnoreChangesList()).isEmpty();
    assertThat((String) run.resource("s3/bucketPolicy:BucketPolicy", "logs").input("policy"))
        .contains(OWN_KEY);
  }

  /** S3 resolves an alias, and what it answers is no change; a key's own ARN comes back as sent. */
  @Test
  void theZipsKeyIsOnlyComparedIfItIsNoAlias() {
    assertThat(
            MockedRun.preview(StackConfigs.least())
                .resource("s3/bucketObjectv2:BucketObjectv2", "certificates")
                .request()
                .getIgnoreChangesList())
        .containsExactly("kmsKeyId");
  }

  @Test
  void anExistingSubnetIsUsedAndNoNetworkIsMade() {
    MockedRun run =
        MockedRun.preview(
            StackConfigs.with(
                "sealed-emr:network",
                """
                {"subnetId": "subnet-0000000a", "endpointSecurityGroupId": "sg-0000000e"}
                """));

    assertThat(run.resources())
        .noneMatch(
            resource ->
                Stream.of(
                        "ec2/vpc:Vpc",
                        "ec2/subnet:Subnet",
                        "ec2/routeTable:RouteTable",
                        "ec2/vpcEndpoint:VpcEndpoint",
                        "ec2/defaultSecurityGroup:DefaultSecurityGroup")
                    .anyMatch(resource::is));
    assertThat(run.resource("emr/cluster:Cluster", "cluster").input("ec2Attributes.subnetId"))
        .isEqualTo("subnet-0000000a");
    assertThat(run.resource("ec2/securityGroup:SecurityGroup", "primary").input("vpcId"))
        .isEqualTo("vpc-0123456789abcdef0");
    assertThat(
            run.resource("vpc/securityGroupEgressRule:SecurityGroupEgressRule", "core-to-endpoints")
                .input("referencedSecurityGroupId"))
        .isEqualTo("sg-0000000e");
    assertThat(
            run.resource("vpc/securityGroupEgressRule:SecurityGroupEgressRule", "core-to-s3")
                .input("prefixListId"))
        .isEqualTo("pl-of-com.amazonaws.eu-west-2.s3");
    assertThat(run.resources("vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
        .as("the group of the endpoints is not ours to change")
        .noneMatch(rule -> rule.name().endsWith("-to-endpoints"));
  }

  @Test
  void aSubnetThatGivesPublicAddressesIsRefused() {
    MockedRun run =
        MockedRun.preview(
            StackConfigs.with(
                "sealed-emr:network",
                """
                {"subnetId": "subnet-0000000b", "endpointSecurityGroupId": "sg-0000000e"}
                """));

    assertThat(run.result().exitCode()).isEqualTo(32);
    assertThat(run.result().errors())
        .containsExactly(
            "sealed-emr:network.subnetId: subnet-0000000b gives instances public addresses;"
                + " allowed: a private subnet");
    assertThat(run.resources()).isEmpty();
  }

  @Test
  void aFaultStopsTheProgramBeforeAnyResource() {
    MockedRun run = MockedRun.preview(StackConfigs.with("sealed-emr:protect", "yes"));

    assertThat(run.result().exitCode()).isEqualTo(32);
    assertThat(run.result().errors())
        .containsExactly(
            "The configuration of stack dev has 1 fault:\n"
                + "  sealed-emr:protect: found \"yes\"; allowed: true or false");
    assertThat(run.resources()).isEmpty();
  }

  @Test
  void whatMustNotBeLostIsProtectedOnDemand() {
    List<String> kept =
        MockedRun.preview(StackConfigs.with("sealed-emr:protect", "true")).resources().stream()
            .filter(resource -> resource.request().getProtect())
            .map(Registered::title)
            .sorted()
            .toList();

    assertThat(kept)
        .containsExactly(
            "kms/alias:Alias disk",
            "kms/alias:Alias logs",
            "kms/alias:Alias storage",
            "kms/key:Key disk",
            "kms/key:Key logs",
            "kms/key:Key storage",
            "s3/bucketV2:BucketV2 artifacts",
            "s3/bucketV2:BucketV2 data",
            "s3/bucketV2:BucketV2 logs");
    assertThat(MockedRun.preview(StackConfigs.least()).resources())
        .noneMatch(resource -> resource.request().getProtect());
  }

  @Test
  void protectedBucketsAreNotEmptied() {
    assertThat(bucket(StackConfigs.with("sealed-emr:protect", "true"))).isEqualTo(false);
    assertThat(bucket(StackConfigs.least())).isEqualTo(true);
  }

  @Test
  void everyTagOfTheSettingsIsOnEveryTaggedResource() {
    MockedRun run = MockedRun.preview(StackConfigs.with("sealed-emr:tags", "{\"Owner\":\"data\"}"));

    List<Registered> tagged =
        run.resources().stream().filter(resource -> resource.inputs().containsKey("tags")).toList();
    assertThat(tagged)
        .hasSize(44)
        .allSatisfy(resource -> assertThat(resource.input("tags.Owner")).isEqualTo("data"));
  }

  /** AWS's managed policy of the service role reaches only what carries this tag. */
  @Test
  void whatEmrWorksWithCarriesItsTag() {
    List<String> tagged =
        MockedRun.preview(StackConfigs.least()).resources().stream()
            .filter(
                resource ->
                    "true".equals(resource.input("tags.for-use-with-amazon-emr-managed-policies")))
            .map(Registered::title)
            .sorted()
            .toList();

    assertThat(tagged)
        .containsExactly(
            "ec2/securityGroup:SecurityGroup core",
            "ec2/securityGroup:SecurityGroup primary",
            "ec2/securityGroup:SecurityGroup service",
            "ec2/subnet:Subnet eu-west-2a",
            "ec2/vpc:Vpc network",
            "emr/cluster:Cluster cluster");
  }

  @Test
  void noRuleNamesAnAddressRange() {
    MockedRun run = MockedRun.preview(StackConfigs.least());

    assertThat(
            Stream.concat(
                run.resources("vpc/securityGroupIngressRule:SecurityGroupIngressRule").stream(),
                run.resources("vpc/securityGroupEgressRule:SecurityGroupEgressRule").stream()))
        .hasSize(20)
        .allSatisfy(rule -> assertThat(rule.inputs()).doesNotContainKeys("cidrIpv4", "cidrIpv6"));
  }

  private static Object bucket(Map<String, String> config) {
    return MockedRun.preview(config).resource("s3/bucketV2:BucketV2", "data").input("forceDestroy");
  }

  private static Map<String, Object> outputs(MockedRun run) {
    Map<String, Object> values = new TreeMap<>();
    run.result()
        .outputs()
        .forEach(
            (name, output) -> {
              OutputData<?> data = PulumiTestInternal.extractOutputData(output);
              assertThat(data.isSecret()).as(name).isFalse();
              Object value = data.getValueNullable();
              if (value != null) {
                values.put(name, value);
              }
            });
    return values;
  }

  @Test
  void theSandboxKnowsEveryTypeThatIsRegistered() throws Exception {
    JsonNode known =
        JSON.readTree(Path.of("../sandbox/aws/tokens.json").toFile()).required("resources");
    Set<String> types =
        MockedRun.preview(StackConfigs.least()).resources().stream()
            .map(Registered::type)
            .collect(Collectors.toSet());

    assertThat(types)
        .hasSizeGreaterThan(20)
        .allSatisfy(type -> assertThat(known.has(type)).as(type).isTrue());
  }
}
