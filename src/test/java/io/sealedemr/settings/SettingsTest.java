package io.sealedemr.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealedemr.StackConfigs;
import io.sealedemr.configurations.Configurations;
import io.sealedemr.hdfs.HdfsEncryption;
import io.sealedemr.keys.KeyPurpose;
import io.sealedemr.security.InstanceMetadata;
import io.sealedemr.security.Kerberos;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void theLeastIsFilledUpWithDefaults() throws Exception {
    Settings settings = parse(StackConfigs.least());

    assertThat(settings)
        .isEqualTo(
            new Settings(
                "eu-west-2",
                "emr-dev",
                new ClusterSettings(
                    "emr-7.9.0",
                    List.of("Hadoop", "Spark"),
                    new CapacitySettings.Groups(
                        new PrimarySettings("m5.xlarge", 1, Optional.empty()),
                        new GroupSettings(
                            "core",
                            "m5.xlarge",
                            2,
                            new VolumeSettings(
                                VolumeSettings.Type.GP3,
                                64,
                                2,
                                OptionalInt.empty(),
                                OptionalInt.empty()),
                            Optional.empty()),
                        List.of()),
                    Optional.empty(),
                    20,
                    false,
                    OptionalInt.empty(),
                    List.of(),
                    List.of(),
                    List.of()),
                new Configurations(List.of()),
                new AmiSettings(
                    new AmiSettings.Copy("ami-0123456789abcdef0", "eu-west-2"), List.of()),
                new KeySettings(
                    List.of(),
                    List.of(),
                    Arrays.stream(KeyPurpose.values())
                        .collect(
                            Collectors.toMap(
                                purpose -> purpose, purpose -> new KeySource.Made(false))),
                    false,
                    365,
                    30),
                new NetworkSettings("10.40.0.0/16", List.of("eu-west-2a"), Optional.empty()),
                new EncryptionSettings(
                    Optional.of(
                        new S3Settings(S3Settings.Mode.SSE_KMS, Optional.empty(), List.of())),
                    Optional.of(new LocalDiskSettings.AwsKms(true)),
                    Optional.of(new InTransitSettings.Pem()),
                    new HdfsSettings(new HdfsEncryption(false, List.of(), Optional.empty())),
                    false,
                    List.of()),
                Optional.of(StackConfigs.TLS),
                Optional.empty(),
                Optional.of(
                    new KerberosSettings(
                        new Kerberos.ClusterDedicatedKdc(24),
                        "EC2.INTERNAL",
                        new Secret(StackConfigs.PASSWORD),
                        Optional.empty(),
                        Optional.empty())),
                new AuthorizationSettings(Optional.empty(), Optional.empty()),
                new InstanceMetadata(2, 1),
                Map.of(),
                false));
  }

  @Test
  void allFaultsAreToldAtOnce() {
    Map<String, String> config =
        Map.of(
            "sealed-emr:clustr", "{}",
            "sealed-emr:cluster", "{\"releaseLabel\":\"latest\",\"core\":{\"count\":\"2\"}}",
            "sealed-emr:tags", "{\"aws:x\":\"1\"}",
            "sealed-emr:network", "here");

    SettingsException fault = catchThrowableOfType(SettingsException.class, () -> parse(config));

    assertThat(fault)
        .hasMessage(
            """
            The configuration of stack dev has 9 faults:
              sealed-emr:clustr: unknown key; did you mean sealed-emr:cluster?
              aws:region: missing; allowed: an AWS region outside China, such as eu-west-2
              sealed-emr:cluster.releaseLabel: found "latest"; allowed: an exact label, such as emr-7.9.0
              sealed-emr:cluster.core.count: found "2"; allowed: a whole number of nodes from 1 to 1000
              sealed-emr:ami.sourceId: missing; allowed: the id of an Amazon Linux image; ./sealed ami list shows those that fit
              sealed-emr:network: found here; allowed: an object with cidr, availabilityZones, subnetId, endpointSecurityGroupId
              sealed-emr:tlsMaterial: missing; make it with: ./sealed tls create dev
              sealed-emr:kdcAdminPassword: missing; make it with: ./sealed kerberos create dev
              sealed-emr:tags.aws:x: found "1"; allowed: a tag of up to 128 and 256 characters that is neither AWS's own nor for-use-with-amazon-emr-managed-policies\
            """);
    assertThat(fault.faults()).hasSize(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          aws:region          | eu-west                            | aws:region: found "eu-west"; allowed: an AWS region outside China, such as eu-west-2
          aws:region          | cn-north-1                         | aws:region: found "cn-north-1"; allowed: an AWS region outside China, such as eu-west-2
          sealed-emr:name     | Emr                                | sealed-emr:name: found "Emr"; allowed: 2 to 23 lower-case letters, digits and hyphens, a letter first, no hyphen last
          sealed-emr:xyz      | 1                                  | sealed-emr:xyz: unknown key; allowed: adDomainJoinPassword, ami, authorization, cluster, crossRealmTrustPrincipalPassword, encryption, instanceMetadata, kdcAdminPassword, kerberos, keys, name, network, protect, tags, tls, tlsMaterial, tlsPending, wrappingKeys
          sealed-emr:cluster  | []                                 | sealed-emr:cluster: found []; allowed: an object with releaseLabel, applications, primary, core, task, fleets, scaling, rootVolumeGiB, terminationProtection, autoTerminationSeconds, bootstrap, steps, configurations
          sealed-emr:cluster  | {"releaseLabel":"emr-7.9.0","releaseLabel":"emr-7.9.1"} | sealed-emr:cluster: found no JSON object, or one with a key twice; allowed: an object with releaseLabel, applications, primary, core, task, fleets, scaling, rootVolumeGiB, terminationProtection, autoTerminationSeconds, bootstrap, steps, configurations
          sealed-emr:cluster  | {"releaseLabel":"emr-5.31.0"}      | sealed-emr:cluster.releaseLabel: found "emr-5.31.0"; allowed: emr-5.32.0 or later, from 6 on emr-6.2.0 or later (IMDSv2 and encrypted logs)
          sealed-emr:cluster  | {"releaseLabel":"emr-6.1.0"}       | sealed-emr:cluster.releaseLabel: found "emr-6.1.0"; allowed: emr-5.32.0 or later, from 6 on emr-6.2.0 or later (IMDSv2 and encrypted logs)
          sealed-emr:cluster  | {"releaseLabel":"emr-7.9.0","rootVolumeGiB":101} | sealed-emr:cluster.rootVolumeGiB: found 101; allowed: a whole number of GiB from 15 to 100
          sealed-emr:cluster  | {"releaseLabel":"emr-7.9.0","autoTerminationSeconds":59} | sealed-emr:cluster.autoTerminationSeconds: found 59; allowed: a whole number of seconds from 60 to 604800
          sealed-emr:cluster  | {"releaseLabel":"emr-7.9.0","terminationProtection":"no"} | sealed-emr:cluster.terminationProtection: found "no"; allowed: true or false
          sealed-emr:cluster  | {"releaseLabel":"emr-7.9.0","applications":[]} | sealed-emr:cluster.applications: found []; allowed: a list of 1 to 30 different entries, each a name as EMR writes it, such as Spark
          sealed-emr:cluster  | {"releaseLabel":"emr-7.9.0","applications":["spark"]} | sealed-emr:cluster.applications[0]: found "spark"; allowed: a name as EMR writes it, such as Spark
          sealed-emr:cluster  | {"releaseLabel":"emr-7.9.0","applications":["Spark","Spark"]} | sealed-emr:cluster.applications[1]: found "Spark" a second time; allowed: a list of 1 to 30 different entries, each a name as EMR writes it, such as Spark
          sealed-emr:cluster  | {"releaseLabel":"emr-7.3.0","applications":["Spark","Hive"]} | sealed-emr:cluster.applications: found Spark and Hive together; allowed: one of them from emr-7.3.0 on: Spark cannot speak TLS to the metastore of a Kerberos cluster (SPARK-44114)
          sealed-emr:cluster  | {"releaseLabel":"emr-7.9.0","core":{"ebs":{"sise":10}}} | sealed-emr:cluster.core.ebs.sise: unknown key; did you mean sealed-emr:cluster.core.ebs.size?
          sealed-emr:cluster  | {"releaseLabel":"emr-7.9.0","core":3} | sealed-emr:cluster.core: found 3; allowed: an object with type, count, ebs, bidPrice
          sealed-emr:cluster  | {"releaseLabel":"emr-7.9.0","core":{"type":"m6g.xlarge"}} | sealed-emr:cluster.core.type: found "m6g.xlarge" beside primary.type "m5.xlarge"; allowed: types of one architecture, since all nodes start from one image
          sealed-emr:keys     | {"administrators":["*"]}           | sealed-emr:keys.administrators[0]: found "*"; allowed: the ARN of an IAM role or user
          sealed-emr:keys     | {"rotationDays":30}                | sealed-emr:keys.rotationDays: found 30; allowed: a whole number of days from 90 to 2560
          sealed-emr:keys     | {"deletionWindowDays":6}           | sealed-emr:keys.deletionWindowDays: found 6; allowed: a whole number of days from 7 to 30
          sealed-emr:keys     | {"disk":{}}                        | sealed-emr:keys.disk: found none of arn, output, multiRegion; allowed: one of arn (an existing key), output (a key of the stack in sealed-emr:keys.stack), multiRegion (a key that this stack makes)
          sealed-emr:keys     | {"wal":{"multiRegion":true,"output":"x"},"stack":"a/b/c"} | sealed-emr:keys.wal: found output and multiRegion; allowed: one of arn (an existing key), output (a key of the stack in sealed-emr:keys.stack), multiRegion (a key that this stack makes)
          sealed-emr:keys     | {"disk":"x"}                       | sealed-emr:keys.disk: found "x"; allowed: an object with arn, output, multiRegion
          sealed-emr:keys     | {"disk":{"multiRegion":"no"}}      | sealed-emr:keys.disk.multiRegion: found "no"; allowed: true or false
          sealed-emr:keys     | {"disk":{"output":"diskKeyArn"}}   | sealed-emr:keys.disk.output: found "diskKeyArn" without sealed-emr:keys.stack; allowed: both, or neither
          sealed-emr:keys     | {"disk":{"output":"disk key"},"stack":"a/b/c"} | sealed-emr:keys.disk.output: found "disk key"; allowed: the name of an output
          sealed-emr:keys     | {"stack":"keys/prod"}              | sealed-emr:keys.stack: found "keys/prod"; allowed: a stack as organization/project/stack
          sealed-emr:keys     | {"reference":"id"}                 | sealed-emr:keys.reference: found "id"; allowed: alias, key
          sealed-emr:keys     | {"reference":"key","disk":{"arn":"arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}} | sealed-emr:keys.reference: found "key" while the stack makes the keys: storage, logs; allowed: "key" for keys that are taken by arn or from another stack; the ARN of a key that the stack makes is not known at the first preview
          sealed-emr:keys     | {"logReaders":["*"]}               | sealed-emr:keys.logReaders[0]: found "*"; allowed: the ARN of an IAM role or user
          sealed-emr:keys     | {"logs":{"arn":"alias/x"}}         | sealed-emr:keys.logs.arn: found "alias/x"; allowed: the ARN of a KMS key (no alias) in the cluster's region, as arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
          sealed-emr:keys     | {"storage":{"arn":"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}} | sealed-emr:keys.storage.arn: found "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"; allowed: the ARN of a KMS key (no alias) in the cluster's region, as arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
          sealed-emr:network  | {"cidr":"10.40.0.0/8"}             | sealed-emr:network.cidr: found "10.40.0.0/8"; allowed: an IPv4 range from /16 to /22, such as 10.40.0.0/16
          sealed-emr:network  | {"availabilityZones":["us-east-1a"]} | sealed-emr:network.availabilityZones: found "us-east-1a"; allowed: zones of the region eu-west-2, such as eu-west-2a
          sealed-emr:network  | {"subnetId":"subnet-0123456789abcdef0"} | sealed-emr:network.endpointSecurityGroupId: missing; allowed: the id of the endpoints' security group, sg-...
          sealed-emr:network  | {"cidr":"10.0.0.0/16","subnetId":"subnet-0123456789abcdef0","endpointSecurityGroupId":"sg-0123456789abcdef0"} | sealed-emr:network: found keys of an own and of an existing network; allowed: either cidr and availabilityZones, or subnetId and endpointSecurityGroupId
          sealed-emr:kerberos | {"realm":"ec2.internal"}           | sealed-emr:kerberos.realm: found "ec2.internal"; allowed: a realm in upper case, such as EC2.INTERNAL
          sealed-emr:tls      | {"algorithm":"RSA_1024"}           | sealed-emr:tls.algorithm: found "RSA_1024"; allowed: RSA_2048, RSA_3072, RSA_4096, EC_prime256v1, EC_secp384r1
          sealed-emr:tls      | {"validityDays":826}               | sealed-emr:tls.validityDays: found 826; allowed: a whole number of days from 1 to 825
          sealed-emr:tls      | {"domainName":"*.corp.example"}    | sealed-emr:tls.domainName: found "*.corp.example"; allowed: the DHCP domain name of an existing VPC, such as corp.example, at most 62 characters
          sealed-emr:tls      | {"domainName":"corp.example"}      | sealed-emr:tls.domainName: found "corp.example" beside a network of the stack's own; allowed: with sealed-emr:network.subnetId only, since nodes of the stack's own VPC are named *.eu-west-2.compute.internal
          sealed-emr:tls      | {"names":["Presto.example"]}       | sealed-emr:tls.names[0]: found "Presto.example"; allowed: a lower-case DNS name, also with *. in front
          sealed-emr:tls      | {"certificateAuthorityArn":"arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"} | sealed-emr:tls.certificateAuthorityArn: found "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1"; allowed: the ARN of a private certificate authority, as arn:aws:acm-pca:eu-west-2:111122223333:certificate-authority/1234abcd-12ab-34cd-56ef-1234567890ab
          sealed-emr:tls      | {"epoch":2}                        | sealed-emr:tls.epoch: unknown key; allowed: algorithm, certificateAuthorityArn, domainName, names, validityDays
          sealed-emr:ami      | {"sourceId":"ami-x"}               | sealed-emr:ami.sourceId: found "ami-x"; allowed: the id of an Amazon Linux image; ./sealed ami list shows those that fit
          sealed-emr:ami      | {"mode":"share","sourceId":"ami-00000000"} | sealed-emr:ami.mode: found "share"; allowed: copy, existing, none
          sealed-emr:ami      | {"mode":"none","sourceId":"ami-00000000"} | sealed-emr:ami.sourceId: found it beside mode none; allowed: it beside mode copy only
          sealed-emr:ami      | {"mode":"none","sourceRegion":"eu-west-1"} | sealed-emr:ami.sourceRegion: found it beside mode none; allowed: it beside mode copy only
          sealed-emr:ami      | {"mode":"none","owners":["444455556666"]} | sealed-emr:ami.owners: found it beside mode none; allowed: it beside the modes copy and existing
          sealed-emr:ami      | {"sourceId":"ami-00000000","id":"ami-00000000"} | sealed-emr:ami.id: found it beside mode copy; allowed: it beside mode existing only
          sealed-emr:ami      | {"sourceId":"ami-00000000","owners":["amazon"]} | sealed-emr:ami.owners[0]: found "amazon"; allowed: an account, twelve digits
          sealed-emr:ami      | {"mode":"existing","id":"ami-00000000"} | sealed-emr:ami.mode: found existing while the stack makes the disk key; allowed: existing beside sealed-emr:keys.disk.arn, or sealed-emr:keys.stack, which is the key that the image is encrypted under
          """)
  void aFaultNamesKeyFoundAndAllowed(String key, String value, String fault) {
    assertThat(faults(StackConfigs.with(key, value))).containsExactly(fault);
  }

  @Test
  void keysComeFromAnotherStackUnlessTheirOwnSourceIsSaid() throws Exception {
    String mrk = "arn:aws:kms:eu-west-2:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab";
    KeySettings keys =
        parse(
                StackConfigs.with(
                    "sealed-emr:keys",
                    """
                    {"stack": "acme/keys/prod", "reference": "alias",
                     "disk": {"output": "theDisk"}, "storage": {"arn": "%s"},
                     "secrets": {"multiRegion": false}, "wal": {"multiRegion": true}}
                    """
                        .formatted(mrk)))
            .keys();

    assertThat(keys.sources())
        .isEqualTo(
            Map.of(
                KeyPurpose.DISK, new KeySource.StackOutput("acme/keys/prod", "theDisk"),
                KeyPurpose.STORAGE, new KeySource.Existing(mrk),
                KeyPurpose.LOGS, new KeySource.StackOutput("acme/keys/prod", "logsKeyArn"),
                KeyPurpose.SECRETS, new KeySource.Made(false),
                KeyPurpose.WAL, new KeySource.Made(true)));
    assertThat(keys.byArn()).isFalse();
  }

  @Test
  void configurationsAreKeptAndMerged() throws Exception {
    Settings settings =
        parse(
            StackConfigs.with(
                "sealed-emr:cluster",
                """
                {"releaseLabel": "emr-7.9.0", "configurations": [
                  {"classification": "spark-env", "configurations": [
                    {"classification": "export", "properties": {"PYSPARK_PYTHON": "python3"}}]},
                  {"classification": "core-site", "properties": {"fs.trash.interval": "60"}}]}
                """));

    assertThat(settings.configurations().toJson())
        .isEqualTo(
            """
            [{"Classification":"core-site","Properties":{"fs.trash.interval":"60"}},\
            {"Classification":"spark-env","Configurations":[{"Classification":"export",\
            "Properties":{"PYSPARK_PYTHON":"python3"}}],"Properties":{}}]""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "hunter2"                                                    | : found a text; allowed: a list of 1 to 100 objects with classification, properties, configurations
          ["hunter2",{"classification":"core-site","properties":{"hadoop.rpc.protection":"integrity"}}] | [0]: found a text; allowed: an object with classification, properties, configurations ; [1].properties.hadoop.rpc.protection: found "integrity"; allowed: "privacy", which encryption of Hadoop RPC needs
          [{"classification":"Core","properties":{"a":"1"}}]           | [0].classification: found "Core"; allowed: a classification of EMR, as core-site
          [{"properties":{"a":"1"}}]                                   | [0].classification: missing; allowed: a classification of EMR, as core-site
          [{"classification":"core-site"}]                             | [0].properties: found nothing; allowed: one property or more
          [{"classification":"core-site","properties":"hunter2"}]      | [0].properties: found a text; allowed: an object with keys and values
          [{"classification":"core-site","properties":{"a":true}}]     | [0].properties.a: found a switch; allowed: a text, in quotes, under a name without spaces
          [{"classification":"core-site","properties":{"a b":"hunter2"}}] | [0].properties.a b: found a text; allowed: a text, in quotes, under a name without spaces
          [{"classification":"core-site","propertys":{}}]              | [0].propertys: unknown key; did you mean sealed-emr:cluster.configurations[0].properties? ; [0].properties: found nothing; allowed: one property or more
          [{"classification":"core-site","properties":{"a":"1"}},{"classification":"core-site","properties":{"b":"1"}}] | [1].classification: found "core-site" a second time; allowed: one entry for each classification
          [{"classification":"x-env","configurations":[{"classification":"export","configurations":[]}]}] | [0].configurations[0].configurations: unknown key; allowed: classification, properties
          [{"classification":"hive-site","properties":{"javax.jdo.option.ConnectionPassword":"hunter2"}}] | [0].properties.javax.jdo.option.ConnectionPassword: found what looks like a secret; allowed: no secret, since configurations are shown to everybody who may describe the cluster; let a bootstrap action fetch it from Secrets Manager
          [{"classification":"hdfs-encryption-zones","properties":{"/b":"k"}}] | [0].properties./b: found a value; allowed: no such setting, since zones stand in sealed-emr:encryption.hdfs.zones, where they are checked
          """)
  void faultsOfConfigurationsNameThePlaceAndNoSecret(String configurations, String faults) {
    assertThat(
            faults(
                StackConfigs.with(
                    "sealed-emr:cluster",
                    "{\"releaseLabel\":\"emr-7.9.0\",\"configurations\":" + configurations + "}")))
        .containsExactly(
            Arrays.stream(faults.split(" ; (?=\\[)", -1))
                .map(fault -> "sealed-emr:cluster.configurations" + fault)
                .toArray(String[]::new))
        .noneMatch(fault -> fault.contains("hunter2"));
  }

  @Test
  void anObjectWithAKeyTwiceIsNotShown() {
    assertThat(
            faults(
                StackConfigs.with(
                    "sealed-emr:cluster",
                    "{\"configurations\":[{\"classification\":\"core-site\","
                        + "\"properties\":{\"a\":\"hunter2\",\"a\":\"hunter3\"}}]}")))
        .containsExactly(
            "sealed-emr:cluster: found no JSON object, or one with a key twice; allowed: an object"
                + " with releaseLabel, applications, primary, core, task, fleets, scaling,"
                + " rootVolumeGiB, terminationProtection, autoTerminationSeconds, bootstrap, steps,"
                + " configurations");
  }

  @ParameterizedTest
  @CsvSource({
    "emr-5.32.0, '[\"mapreduce-history-web\",\"yarn-web\"]'",
    "emr-6.2.0, '[\"mapreduce-history-web\",\"yarn-web\"]'",
    "emr-7.11.0, '[\"zkfc\"]'"
  })
  void releasesFromTheirFirstOnAreTaken(String label, String inClear) throws Exception {
    Map<String, String> config =
        StackConfigs.with("sealed-emr:cluster", "{\"releaseLabel\":\"" + label + "\"}");
    config.put("sealed-emr:encryption", "{\"accept\":" + inClear + "}");

    assertThat(parse(config).cluster().releaseLabel()).isEqualTo(label);
  }

  @Test
  void whatTheGuideListsForNoReleaseOfASeriesIsInClear() {
    assertThat(faults(StackConfigs.with("sealed-emr:cluster", "{\"releaseLabel\":\"emr-8.0.0\"}")))
        .hasSize(11)
        .contains(
            "sealed-emr:encryption.accept: spark-ui is not encrypted and not accepted (Spark UI,"
                + " history server, ports 4440, 18480): the guide lists no release like emr-8.0.0;"
                + " to close it: take one of 5.3.0+, 6.0.0+, 7.0.0+; or accept: spark-ui");
  }

  @Test
  void aStackWhoseNameMakesNoNameNeedsOne() {
    StackConfig config = new StackConfig("Dev_1", StackConfigs.least(), List.of());

    assertThat(
            catchThrowableOfType(
                    SettingsException.class, () -> Settings.parse(config, Clock.systemUTC()))
                .faults())
        .containsExactly(
            "sealed-emr:name: found \"emr-Dev_1\" (emr- and the stack's name); allowed: 2 to 23"
                + " lower-case letters, digits and hyphens, a letter first, no hyphen last");
  }

  @Test
  void secretsInPlainTextAreRefused() {
    StackConfig config =
        new StackConfig(
            "dev",
            StackConfigs.least(),
            List.of("aws:region", "sealed-emr:kdcAdminPassword", "sealed-emr:tlsMaterial"));

    assertThat(
            catchThrowableOfType(
                    SettingsException.class, () -> Settings.parse(config, Clock.systemUTC()))
                .faults())
        .containsExactly(
            "sealed-emr:tlsMaterial: stands in plain text in the stack's file; remove it there,"
                + " treat it as known to others, and make a new one with: ./sealed tls create dev",
            "sealed-emr:kdcAdminPassword: stands in plain text in the stack's file; remove it"
                + " there, treat it as known to others, and make a new one with: ./sealed kerberos"
                + " create dev");
  }

  @Test
  void secretsStayOutOfMessages() {
    Map<String, String> config = StackConfigs.with("sealed-emr:kdcAdminPassword", "hunter2");
    config.put("sealed-emr:tlsMaterial", "{\"privateKey\":\"hunter3\",\"hunter\":4}");

    assertThat(faults(config))
        .containsExactly(
            "sealed-emr:tlsMaterial.hunter: unknown key; allowed: certificateChain, privateKey,"
                + " trustedCertificates",
            "sealed-emr:tlsMaterial.privateKey: found a secret of another form; allowed: a PKCS #8"
                + " key as PEM text",
            "sealed-emr:tlsMaterial.certificateChain: missing; allowed: certificates as PEM text,"
                + " the nodes' first",
            "sealed-emr:tlsMaterial.trustedCertificates: missing; allowed: certificates as PEM"
                + " text",
            "sealed-emr:kdcAdminPassword: found a secret of another form; allowed: 16 to 256"
                + " printable ASCII characters without spaces");
    assertThat(faults(StackConfigs.with("sealed-emr:tlsMaterial", "hunter4")))
        .first()
        .isEqualTo(
            "sealed-emr:tlsMaterial: found no object; allowed: an object with privateKey,"
                + " certificateChain, trustedCertificates");
  }

  @Test
  void certificatesThatHaveEndedAreFaults() {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));
    StackConfig config = new StackConfig("dev", StackConfigs.least(), List.of());

    assertThat(
            catchThrowableOfType(SettingsException.class, () -> Settings.parse(config, later))
                .faults())
        .isNotEmpty()
        .allMatch(fault -> fault.startsWith("sealed-emr:tlsMaterial: "))
        .allMatch(fault -> fault.endsWith("; make another with: ./sealed tls rotate dev"));
  }

  @Test
  void settingsShowNoSecret() throws Exception {
    String shown = parse(StackConfigs.least()).toString();

    assertThat(shown)
        .contains("kdcAdminPassword=[secret]")
        .doesNotContain(StackConfigs.PASSWORD, "PRIVATE KEY");
  }

  private static List<String> faults(Map<String, String> config) {
    return catchThrowableOfType(SettingsException.class, () -> parse(config)).faults();
  }

  private static Settings parse(Map<String, String> config) throws SettingsException {
    return Settings.parse(new StackConfig("dev", config, List.of()), Clock.systemUTC());
  }
}
