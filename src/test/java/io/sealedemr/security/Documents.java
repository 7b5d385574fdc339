package io.sealedemr.security;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Documents for the tests. */
final class Documents {

  private static final String KEY =
      "arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final S3Location JAR = new S3Location("artifacts", "lib/keys-1.0.jar");

  private static final String ROLE = "arn:aws:iam::111122223333:role/analysts";
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-2:111122223333:secret:ranger";
  private static final Ranger RANGER =
      new Ranger(
          "https://ranger.example:6182",
          ROLE,
          ROLE,
          SECRET,
          List.of(new Ranger.Plugin("Spark", SECRET, "spark")),
          "arn:aws:logs:eu-west-2:111122223333:log-group:ranger");

  private Documents() {}

  /** What the program makes by default. */
  static SecurityDocument stack() {
    return new SecurityDocument(
        new Encryption(
            new CertificateProvider.Pem(new S3Location("dev-artifacts", "tls/1-0a1b2c3d.zip")),
            new AtRest(
                new S3Encryption(
                    new S3Mode.SseKms("arn:aws:kms:eu-west-2:111122223333:alias/dev-storage")),
                new LocalDiskEncryption.AwsKms(
                    "arn:aws:kms:eu-west-2:111122223333:alias/dev-disk", true)),
            null),
        new Authentication(new Kerberos.ClusterDedicatedKdc(24), null),
        null,
        new InstanceMetadata(2, 1));
  }

  /** Every mode and provider that the types know, one per document. */
  static Stream<SecurityDocument> all() {
    Stream<S3Mode> modes =
        Stream.of(
            new S3Mode.SseS3(),
            new S3Mode.SseKms(KEY),
            new S3Mode.CseKms(KEY),
            new S3Mode.CseCustom(JAR, "com.example.S3Keys"));
    Stream<LocalDiskEncryption> disks =
        Stream.of(
            new LocalDiskEncryption.AwsKms(KEY, false),
            new LocalDiskEncryption.Custom(JAR, "com.example.DiskKeys"));
    Stream<CertificateProvider> certificates =
        Stream.of(
            new CertificateProvider.Custom(JAR, "com.example.Tls"),
            new CertificateProvider.Emr(null, null, null, new TreeMap<>()),
            new CertificateProvider.Emr(
                KEY, 365, "corp.example", new TreeMap<>(Map.of("team", "data"))));
    S3Encryption overrides =
        new S3Encryption(
            new S3Mode.SseKms(KEY),
            List.of(
                new S3Encryption.BucketOverride("public-data", new S3Mode.SseS3()),
                new S3Encryption.BucketOverride("team-data", new S3Mode.CseKms(KEY))));
    return Stream.of(
            Stream.of(
                stack(),
                of(new Encryption(null, null, null)),
                of(new Encryption(null, new AtRest(overrides, null), null)),
                of(new Encryption(null, null, new WriteAheadLog(KEY))),
                of(new Encryption(null, null, new WriteAheadLog(null))),
                new SecurityDocument(
                    null,
                    new Authentication(
                        new Kerberos.ClusterDedicatedKdc(
                            10,
                            new Kerberos.CrossRealmTrust(
                                "AD.EXAMPLE", "ad.example", "ad.example:749", "ad.example:88")),
                        null),
                    new Authorization(List.of(), null, null, RANGER),
                    null),
                new SecurityDocument(
                    null,
                    new Authentication(
                        new Kerberos.ExternalKdc(
                            24,
                            "kdc.example:749",
                            "kdc.example:88",
                            new Kerberos.ActiveDirectory("AD.EXAMPLE", "ad.example", null)),
                        null),
                    null,
                    null),
                new SecurityDocument(
                    new Encryption(
                        new CertificateProvider.Pem(new S3Location("artifacts", "tls.zip")),
                        null,
                        null),
                    new Authentication(
                        null, new IdentityCenter("arn:aws:sso:::instance/ssoins-1", ROLE, true)),
                    new Authorization(
                        List.of(
                            new Authorization.RoleMapping(
                                ROLE, Authorization.IdentifierType.GROUP, List.of("analysts"))),
                        new Authorization.RuntimeRoles(true),
                        new Authorization.LakeFormation("Amazon EMR"),
                        null),
                    null)),
            modes.map(
                mode -> of(new Encryption(null, new AtRest(new S3Encryption(mode), null), null))),
            disks.map(disk -> of(new Encryption(null, new AtRest(null, disk), null))),
            certificates.map(provider -> of(new Encryption(provider, null, null))))
        .flatMap(documents -> documents);
  }

  private static SecurityDocument of(Encryption encryption) {
    return new SecurityDocument(encryption, null, null, null);
  }
}
