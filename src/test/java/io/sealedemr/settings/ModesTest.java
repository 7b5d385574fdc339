package io.sealedemr.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealedemr.StackConfigs;
import io.sealedemr.hdfs.HdfsEncryption;
import io.sealedemr.security.Authorization;
import io.sealedemr.security.Kerberos;
import io.sealedemr.security.S3Location;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an environment may pick, and what it is told when it picks wrongly. */
class ModesTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/analysts";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          encryption       | {"s3":{"mode":"SSE-C"}}                                    | encryption.s3.mode: found "SSE-C"; allowed: SSE-KMS, SSE-S3, CSE-KMS, CSE-Custom, none
          encryption       | {"s3":{"mode":"SSE-KMS","provider":{"jar":"s3://jars/a.jar","class":"a.B"}}} | encryption.s3.provider: found it beside mode SSE-KMS; allowed: it beside mode CSE-Custom only
          encryption       | {"s3":{"mode":"CSE-Custom","provider":{"jar":"s3://jars/a.zip","class":"a.B"}}} | encryption.s3.provider.jar: found "s3://jars/a.zip"; allowed: s3://bucket/key.jar
          encryption       | {"s3":{"mode":"CSE-Custom","provider":{"jar":"s3://jars/a.jar"}}} | encryption.s3.provider.class: missing; allowed: the full name of a class
          encryption       | {"s3":{"mode":"CSE-Custom","provider":{"jar":"s3://jars/a.jar","class":"a-b"}}} | encryption.s3.provider.class: found "a-b"; allowed: the full name of a class
          encryption       | {"s3":{"overrides":[{"bucket":"b1x","mode":"CSE-Custom"}]}}| encryption.s3.overrides[0].mode: found "CSE-Custom"; allowed: SSE-KMS, SSE-S3, CSE-KMS
          encryption       | {"s3":{"overrides":[{"bucket":"B"}]}}                      | encryption.s3.overrides[0].bucket: found "B"; allowed: the name of a bucket
          encryption       | {"s3":{"overrides":[{"bucket":"b1x"},{"bucket":"b1x"}]}}   | encryption.s3.overrides: found "b1x" twice; allowed: each bucket once
          encryption       | {"s3":{"overrides":[{"bucket":"b1x","mode":"SSE-S3","key":"arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}]}} | encryption.s3.overrides[0].key: found it beside mode SSE-S3; allowed: it beside SSE-KMS or CSE-KMS
          encryption       | {"s3":{"overrides":[{"bucket":"b1x","key":"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"}]}} | encryption.s3.overrides[0].key: found "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"; allowed: the ARN of a KMS key (no alias) in the cluster's region, as arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
          encryption       | {"localDisk":{"mode":"LUKS"}}                              | encryption.localDisk.mode: found "LUKS"; allowed: AwsKms, Custom, none
          encryption       | {"localDisk":{"mode":"Custom","ebs":true,"provider":{"jar":"s3://jars/a.jar","class":"a.B"}}} | encryption.localDisk.ebs: found true beside mode Custom; allowed: true beside mode AwsKms only
          encryption       | {"localDisk":{"provider":{"jar":"s3://jars/a.jar","class":"a.B"}}} | encryption.localDisk.provider: found it beside mode AwsKms; allowed: it beside mode Custom only
          encryption       | {"s3":{"mode":"CSE-Custom","provider":{"jar":"s3://jars/a.jar","class":"a.B"}},"localDisk":{"mode":"Custom","provider":{"jar":"s3://jars/b.jar","class":"a.B"}}} | encryption.localDisk.provider.class: found "a.B" here and in s3.provider.class; allowed: two different classes (EMR Management Guide, "Create a security configuration")
          encryption       | {"inTransit":{"certificates":"ACM"}}                       | encryption.inTransit.certificates: found "ACM"; allowed: PEM, Custom, EMR, none
          encryption       | {"inTransit":{"provider":{"jar":"s3://jars/a.jar","class":"a.B"}}} | encryption.inTransit.provider: found it beside certificates PEM; allowed: it beside Custom only
          encryption       | {"inTransit":{"validityDays":90}}                          | encryption.inTransit.validityDays: found it beside certificates PEM; allowed: it beside EMR only
          encryption       | {"inTransit":{"certificates":"EMR"}}                       | encryption.inTransit.certificates: found EMR beside emr-7.9.0; allowed: EMR from emr-7.11.0 on, which is the first that makes certificates
          encryption       | {"writeAheadLog":true}                                     | encryption.writeAheadLog: found true without HBase among the applications; allowed: true with HBase, whose log it is
          encryption       | {"atRest":{}}                                              | encryption.atRest: unknown key; allowed: accept, hdfs, inTransit, localDisk, s3, writeAheadLog
          kerberos         | {"provider":"KDC"}                                         | kerberos.provider: found "KDC"; allowed: ClusterDedicatedKdc, ExternalKdc, none
          kerberos         | {"ticketLifetimeInHours":0}                                | kerberos.ticketLifetimeInHours: found 0; allowed: a whole number of hours from 1 to 168
          kerberos         | {"externalKdc":{}}                                         | kerberos.externalKdc: found it beside provider ClusterDedicatedKdc; allowed: it beside ExternalKdc only
          kerberos         | {"provider":"ExternalKdc","externalKdc":{"adminServer":"kdc:749"}} | kerberos.externalKdc.kdcServer: missing; allowed: a host, or host:port
          kerberos         | {"provider":"ExternalKdc","externalKdc":{"adminServer":"kdc 749","kdcServer":"kdc"}} | kerberos.externalKdc.adminServer: found "kdc 749"; allowed: a host, or host:port
          kerberos         | {"adDomainJoinUser":"joiner"}                              | kerberos.adDomainJoinUser: found it without another realm; allowed: it beside crossRealmTrust, or externalKdc with activeDirectory
          authorization    | {"emrfsRoleMappings":[{"role":"analysts","identifiers":["a"]}]} | authorization.emrfsRoleMappings[0].role: found "analysts"; allowed: the ARN of an IAM role
          authorization    | {"emrfsRoleMappings":[{"role":"arn:aws:iam::111122223333:role/analysts"}]} | authorization.emrfsRoleMappings[0].identifiers: found none; allowed: a list of users, groups or prefixes
          authorization    | {"identityCenter":{"instance":"ssoins-1"}}                 | authorization.identityCenter.instance: found "ssoins-1"; allowed: arn:aws:sso:::instance/ssoins-...
          instanceMetadata | {"minimumVersion":3}                                       | instanceMetadata.minimumVersion: found 3; allowed: a whole number of the service's version from 1 to 2
          instanceMetadata | {"hopLimit":65}                                            | instanceMetadata.hopLimit: found 65; allowed: a whole number of hops from 1 to 64
          """)
  void aWrongChoiceNamesKeyFoundAndAllowed(String key, String value, String fault) {
    assertThat(faults(StackConfigs.with("sealed-emr:" + key, value)))
        .contains("sealed-emr:" + fault);
  }

  @Test
  void rolesAndSecretsThatAModeNeedsAreAskedForByName() {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:kerberos",
            """
            {"realm": "EC2.INTERNAL", "adDomainJoinUser": "joiner",
             "crossRealmTrust": {"realm": "AD.EXAMPLE", "domain": "ad.example",
               "adminServer": "ad.example:749", "kdcServer": "ad.example:88"}}
            """);

    assertThat(faults(config))
        .containsExactly(
            "sealed-emr:crossRealmTrustPrincipalPassword: missing; make it with: pulumi config set"
                + " --secret sealed-emr:crossRealmTrustPrincipalPassword",
            "sealed-emr:adDomainJoinPassword: missing; make it with: pulumi config set --secret"
                + " sealed-emr:adDomainJoinPassword");
  }

  @Test
  void whatWorksOnlyBesideSomethingElseIsRefusedAlone() {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:authorization",
            """
            {"identityCenter": {"instance": "arn:aws:sso:::instance/ssoins-1"},
             "runtimeRoles": {}, "lakeFormation": {},
             "ranger": {"adminServerUrl": "https://ranger.example:6182", "pluginRole": "%1$s",
               "otherServicesRole": "%1$s", "adminSecret": "%2$s",
               "plugins": [{"app": "Spark", "clientSecret": "%2$s", "repository": "spark"}]}}
            """
                .formatted(ROLE, "arn:aws:secretsmanager:eu-west-2:111122223333:secret:ranger"));
    config.put("sealed-emr:cluster", "{\"releaseLabel\":\"emr-6.6.0\"}");
    config.put("sealed-emr:encryption", "{\"inTransit\":{\"certificates\":\"none\"}}");
    config.put("sealed-emr:kerberos", "{\"provider\":\"none\"}");

    assertThat(faults(config))
        .contains(
            "sealed-emr:authorization.identityCenter: found it without encryption in transit;"
                + " allowed: it beside encryption.inTransit.certificates other than none",
            "sealed-emr:authorization.ranger: found it without Kerberos; allowed: it beside a"
                + " kerberos.provider other than none",
            "sealed-emr:authorization.runtimeRoles: found it beside emr-6.6.0; allowed: it from"
                + " emr-6.7.0 on, which is the first with runtime roles",
            "sealed-emr:authorization.lakeFormation: found it beside emr-6.6.0; allowed: it from"
                + " emr-6.15.0 on, which is the first with access control on open table formats");
  }

  @Test
  void theLogOfHbaseNeedsARelease() {
    Map<String, String> config =
        StackConfigs.with("sealed-emr:encryption", "{\"writeAheadLog\":true}");
    config.put(
        "sealed-emr:cluster", "{\"releaseLabel\":\"emr-6.14.0\",\"applications\":[\"HBase\"]}");

    assertThat(faults(config))
        .contains(
            "sealed-emr:encryption.writeAheadLog: found true beside emr-6.14.0; allowed: true from"
                + " emr-6.15.0 on, which is the first with EMR WAL");
  }

  @Test
  void readsModesOfAtRestAndInTransit() throws Exception {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:encryption",
            """
            {"s3": {"mode": "CSE-Custom", "provider": {"jar": "s3://jars/s3.jar", "class": "a.S3"},
                    "overrides": [{"bucket": "public-data", "mode": "SSE-S3"}]},
             "localDisk": {"mode": "Custom",
                           "provider": {"jar": "s3://jars/disk.jar", "class": "a.Disk"}},
             "inTransit": {"certificates": "Custom",
                           "provider": {"jar": "s3://jars/tls.jar", "class": "a.Tls"}}}
            """);
    config.remove("sealed-emr:tlsMaterial");

    Settings settings = parse(config);

    assertThat(settings.tls()).isEmpty();
    assertThat(settings.encryption())
        .isEqualTo(
            new EncryptionSettings(
                Optional.of(
                    new S3Settings(
                        S3Settings.Mode.CSE_CUSTOM,
                        provider("s3"),
                        List.of(
                            new S3Settings.BucketOverride(
                                "public-data", S3Settings.Mode.SSE_S3, Optional.empty())))),
                Optional.of(
                    new LocalDiskSettings.Custom(
                        Optional.of(
                            new ProviderSettings(new S3Location("jars", "disk.jar"), "a.Disk")))),
                Optional.of(
                    new InTransitSettings.Custom(
                        Optional.of(
                            new ProviderSettings(new S3Location("jars", "tls.jar"), "a.Tls")))),
                new HdfsSettings(new HdfsEncryption(false, List.of(), Optional.empty())),
                false,
                List.of()));
  }

  private static Optional<ProviderSettings> provider(String name) {
    return Optional.of(new ProviderSettings(new S3Location("jars", name + ".jar"), "a.S3"));
  }

  @Test
  void readsKerberosWithAnExternalKdc() throws Exception {
    Map<String, String> config =
        StackConfigs.with(
            "sealed-emr:kerberos",
            """
            {"provider": "ExternalKdc", "realm": "EXAMPLE.COM", "ticketLifetimeInHours": 10,
             "adDomainJoinUser": "joiner",
             "externalKdc": {"adminServer": "kdc.example:749", "kdcServer": "kdc.example:88",
               "activeDirectory": {"realm": "AD.EXAMPLE", "domain": "ad.example"}}}
            """);
    config.put("sealed-emr:adDomainJoinPassword", StackConfigs.PASSWORD);

    assertThat(parse(config).kerberos())
        .contains(
            new KerberosSettings(
                new Kerberos.ExternalKdc(
                    10,
                    "kdc.example:749",
                    "kdc.example:88",
                    new Kerberos.ActiveDirectory("AD.EXAMPLE", "ad.example", null)),
                "EXAMPLE.COM",
                new Secret(StackConfigs.PASSWORD),
                Optional.empty(),
                Optional.of(
                    new KerberosSettings.AdDomainJoin(
                        "joiner", new Secret(StackConfigs.PASSWORD)))));
  }

  @Test
  void readsRolesOfUsers() throws Exception {
    AuthorizationSettings authorization =
        parse(
                StackConfigs.with(
                    "sealed-emr:authorization",
                    "{\"emrfsRoleMappings\":[{\"role\":\""
                        + ROLE
                        + "\",\"type\":\"Group\",\"identifiers\":[\"analysts\"]}],"
                        + "\"runtimeRoles\":{\"propagateSourceIdentity\":true}}"))
            .authorization();

    assertThat(authorization.authorization())
        .contains(
            new Authorization(
                List.of(
                    new Authorization.RoleMapping(
                        ROLE, Authorization.IdentifierType.GROUP, List.of("analysts"))),
                new Authorization.RuntimeRoles(true),
                null,
                null));
    assertThat(authorization.mappedRoles()).containsExactly(ROLE);
  }

  private static List<String> faults(Map<String, String> config) {
    return catchThrowableOfType(SettingsException.class, () -> parse(config)).faults();
  }

  private static Settings parse(Map<String, String> config) throws SettingsException {
    return Settings.parse(new StackConfig("dev", config, List.of()), Clock.systemUTC());
  }
}
