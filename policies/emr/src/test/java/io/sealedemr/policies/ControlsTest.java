package io.sealedemr.policies;

import static io.sealedemr.policies.Baselines.DISK;
import static io.sealedemr.policies.Baselines.ENCRYPTION;
import static io.sealedemr.policies.Baselines.S3;
import static io.sealedemr.policies.Baselines.alias;
import static io.sealedemr.policies.Baselines.below;
import static io.sealedemr.policies.Baselines.role;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secure stacks that a rule could take for insecure ones: nothing is found, nothing is open. */
class ControlsTest {

  private static Named<Supplier<StackFixture>> control(
      String id, String what, Supplier<StackFixture> stack) {
    return Named.of(id + ": " + what, stack);
  }

  static Stream<Named<Supplier<StackFixture>>> controls() {
    return Stream.of(
        control(
            "C01",
            "settings without effect on encryption",
            () ->
                Baselines.standard()
                    .set(false, "cluster", "visibleToAllUsers")
                    .set(false, "cluster", "terminationProtection")
                    .set(false, "cluster", "keepJobFlowAliveWhenNoSteps")),
        control(
            "C02",
            "no bucket key",
            () -> Baselines.standard().remove("data-encryption", "rules", "0", "bucketKeyEnabled")),
        control("C03", "standard", Baselines::standard),
        control("C03", "certificates made by EMR", Baselines::emrCertificates),
        control("C03", "policies in the keys", Baselines::inlineKeyPolicy),
        control(
            "C04",
            "flags as strings",
            () ->
                Baselines.standard()
                    .set("true", "security", below(ENCRYPTION, "EnableAtRestEncryption"))
                    .set("true", "security", below(ENCRYPTION, "EnableInTransitEncryption"))
                    .set("true", "security", below(DISK, "EnableEbsEncryption"))),
        control(
            "C05",
            "a secret document",
            () -> {
              StackFixture stack = Baselines.standard();
              Object document = stack.properties("security").get("configuration");
              return stack.set(Map.of("secret", Json.write(document)), "security", "configuration");
            }),
        control(
            "C05",
            "a document with its keys the other way round and white space",
            () -> {
              StackFixture stack = Baselines.standard();
              Object document = reversed(stack.properties("security").get("configuration"));
              String spaced = "\n\t" + Json.write(document).replace("\":", "\" :\n ") + "\n";
              return stack.set(spaced, "security", "configuration");
            }),
        control(
            "C08",
            "CSE-KMS with a direct statement",
            () ->
                Baselines.standard()
                    .set("CSE-KMS", "security", below(S3, "EncryptionMode"))
                    .set(
                        Map.of(
                            "StringEquals",
                            Map.of(
                                "kms:CallerAccount",
                                "111122223333",
                                "kms:EncryptionContext:kms_cmk_id",
                                alias("storage"))),
                        "storage-key-policy",
                        "policy",
                        "Statement",
                        "1",
                        "Condition")),
        control(
            "C09",
            "overrides with KMS",
            () ->
                Baselines.standard()
                    .set(
                        List.of(
                            Map.of(
                                "BucketName", "sealed-data",
                                "EncryptionMode", "SSE-KMS",
                                "AwsKmsKey", alias("storage"))),
                        "security",
                        below(S3, "Overrides"))),
        control(
            "C10",
            "DSSE",
            () ->
                Baselines.standard()
                    .set(
                        "aws:kms:dsse",
                        "data-encryption",
                        "rules",
                        "0",
                        "applyServerSideEncryptionByDefault",
                        "sseAlgorithm")),
        control(
            "C11",
            "certificates under the bucket's default key",
            () ->
                Baselines.standard()
                    .remove("certificate", "serverSideEncryption")
                    .remove("certificate", "kmsKeyId")),
        control(
            "C12",
            "an asymmetric key without rotation",
            () ->
                Baselines.standard()
                    .add(
                        "signing-key",
                        "aws:kms/key:Key",
                        Map.of(
                            "keyUsage", "SIGN_VERIFY",
                            "customerMasterKeySpec", "RSA_2048",
                            "policy",
                                Baselines.document(
                                    List.of(
                                        Map.of(
                                            "Effect", "Allow",
                                            "Principal", Map.of("AWS", role("kms-admin")),
                                            "Action", "kms:PutKeyPolicy",
                                            "Resource", "*")))))),
        control(
            "C15",
            "instance store with local-disk encryption",
            () ->
                Baselines.standard()
                    .set("d2.xlarge", "cluster", "masterInstanceGroup", "instanceType")),
        control(
            "C16",
            "EBS encryption and instance metadata on emr-5.27.1",
            () ->
                Baselines.standard()
                    .set("emr-5.27.1", "cluster", "releaseLabel")
                    .remove("cluster", "logUri")
                    .remove("cluster", "logEncryptionKmsKeyId")),
        control(
            "C16",
            "a log key on emr-5.32.0",
            () -> Baselines.standard().set("emr-5.32.0", "cluster", "releaseLabel")),
        control("C18", "a custom disk provider and an encrypted image", Baselines::customDisk),
        control("C19", "CSE-Custom with a jar of ours", Baselines::customS3),
        control("C19", "both providers with classes of their own", Baselines::customBoth),
        control(
            "C22",
            "a stack without EMR",
            () ->
                StackFixture.empty()
                    .add("bucket", "aws:s3/bucketV2:BucketV2", Map.of("bucket", "website"))
                    .add(
                        "acl",
                        "aws:s3/bucketAclV2:BucketAclV2",
                        Map.of("bucket", "website", "acl", "public-read"))),
        control(
            "C23",
            "a bucket that the cluster does not use",
            () ->
                Baselines.standard()
                    .add("other", "aws:s3/bucketV2:BucketV2", Map.of("bucket", "other"))
                    .add(
                        "other-encryption",
                        "aws:s3/bucketServerSideEncryptionConfigurationV2:"
                            + "BucketServerSideEncryptionConfigurationV2",
                        Map.of(
                            "bucket",
                            "other",
                            "rules",
                            List.of(
                                Map.of(
                                    "applyServerSideEncryptionByDefault",
                                    Map.of("sseAlgorithm", "AES256")))))),
        control(
            "5.2",
            "AWS's own statement for the root of the account",
            () -> {
              StackFixture stack = Baselines.standard();
              Object policy = stack.properties("disk-key-policy").get("policy");
              List<@Nullable Object> statements =
                  new ArrayList<>((List<?>) Json.map(policy).getOrDefault("Statement", List.of()));
              statements.add(
                  Map.of(
                      "Effect", "Allow",
                      "Principal", Map.of("AWS", "arn:aws:iam::111122223333:root"),
                      "Action", "kms:*",
                      "Resource", "*"));
              return stack.set(statements, "disk-key-policy", "policy", "Statement");
            }),
        control(
            "U05",
            "a key of another stack by its ARN",
            () ->
                Baselines.standard()
                    .set(
                        "arn:aws:kms:eu-west-2:111122223333:key/0f4c2d5e-1111-2222-3333-444455556666",
                        "security",
                        below(S3, "AwsKmsKey"))),
        control(
            "U10",
            "EMR's own script runner",
            () ->
                Baselines.standard()
                    .set(
                        List.of(
                            Map.of(
                                "name",
                                "setup",
                                "path",
                                "s3://eu-west-2.elasticmapreduce/bootstrap-actions/run-if")),
                        "cluster",
                        "bootstrapActions")),
        control(
            "C09",
            "an override with CSE-KMS under the key of SSE-KMS, which nodes may use directly",
            () ->
                directlyToo(Baselines.standard())
                    .set(
                        List.of(
                            Map.of(
                                "BucketName", "raw",
                                "EncryptionMode", "CSE-KMS",
                                "AwsKmsKey", alias("storage"))),
                        "security",
                        below(S3, "Overrides"))),
        control(
            "C19",
            "certificates of a class of ours",
            () ->
                Baselines.standard()
                    .set(
                        Map.of(
                            "CertificateProviderType", "Custom",
                            "S3Object", "s3://sealed-artifacts/providers/tls.jar",
                            "CertificateProviderClass", "com.example.Certificates"),
                        "security",
                        Baselines.TLS)
                    .drop("certificate")),
        control(
            "C03",
            "a KDC elsewhere, with a trust and Active Directory",
            () ->
                Baselines.standard()
                    .set(
                        Map.of(
                            "Provider",
                            "ExternalKdc",
                            "ExternalKdcConfiguration",
                            Map.of(
                                "KdcServerType", "Single",
                                "AdminServer", "kdc.example.com:749",
                                "KdcServer", "kdc.example.com:88",
                                "AdIntegrationConfiguration",
                                    Map.of(
                                        "AdRealm", "AD.EXAMPLE.COM",
                                        "AdDomain", "ad.example.com"))),
                        "security",
                        "configuration",
                        "AuthenticationConfiguration",
                        "KerberosConfiguration")
                    .set(
                        Map.of("secret", "hush"),
                        "cluster",
                        "kerberosAttributes",
                        "crossRealmTrustPrincipalPassword")
                    .set(
                        Map.of("secret", "hush"),
                        "cluster",
                        "kerberosAttributes",
                        "adDomainJoinPassword")),
        control(
            "V027",
            "a write-ahead log under a key of ours",
            () ->
                Baselines.standard()
                    .set(
                        Map.of("AwsKmsKey", alias("storage")),
                        "security",
                        below(ENCRYPTION, "EMRWALEncryptionConfiguration"))),
        control(
            "C24",
            "configurations that undo nothing",
            () ->
                configured(
                    Map.of(
                        "spark-defaults",
                        Map.of(
                            "spark.io.encryption.enabled", "false",
                            "spark.hadoop.fs.s3a.connection.maximum", "100"),
                        "core-site",
                        Map.of(
                            "hadoop.rpc.protection", "privacy",
                            "hadoop.ssl.hostname.verifier", "strict",
                            "fs.s3.impl", "com.amazon.ws.emr.hadoop.fs.EmrFileSystem",
                            "fs.s3a.aws.credentials.provider", "com.example.Provider",
                            "fs.s3a.encryption.context", "team=data",
                            "hadoop.security.credential.provider.path", "jceks://file/etc/x.jceks"),
                        "hdfs-site",
                        Map.of(
                            "dfs.block.access.token.enable", "true",
                            "dfs.block.access.token.lifetime", "600",
                            "dfs.encrypt.data.transfer", " TRUE "),
                        "emrfs-site",
                        Map.of(
                            "fs.s3.enableServerSideEncryption", "true",
                            "fs.s3.cse.encryptionV2.enabled", "true",
                            "fs.s3.cse.cryptoStorageMode", "ObjectMetadata"),
                        "hive-site",
                        Map.of(
                            "EMR.secret@javax.jdo.option.ConnectionPassword",
                            "arn:aws:secretsmanager:eu-west-2:111122223333:secret:x-AbCdEf",
                            "hive.server2.keystore.path",
                            "/etc/x.jks",
                            "javax.jdo.option.ConnectionURL",
                            "jdbc:mysql://db:3306/hive?useSSL=true",
                            "hive.cluster.delegation.token.store.class",
                            "com.example.Store"),
                        "presto-log",
                        Map.of("hadoop.rpc.protection", "read by nobody there")))),
        control(
            "U12",
            "zones with a key provider of one's own and three primaries",
            () ->
                configured(
                        Map.of(
                            "hdfs-encryption-zones",
                            Map.of("/secure", "a_key", "/secured", "b_key"),
                            "core-site",
                            Map.of(
                                "hadoop.security.key.provider.path",
                                "kms://https@kms.example.com:9494/kms")))
                    .set(3, "cluster", "masterInstanceGroup", "instanceCount")),
        control(
            "U21",
            "steps with code of the stack and data of others",
            () ->
                Baselines.standard()
                    .set(
                        List.of(
                            step(
                                "command-runner.jar",
                                "spark-submit",
                                "--py-files",
                                "s3://sealed-artifacts/a.zip#a,s3://sealed-artifacts/b.egg",
                                "--conf",
                                "spark.executor.memory=2g",
                                "s3://sealed-artifacts/count.py",
                                "--password-file",
                                "/etc/x",
                                "s3://public-data/words.txt"),
                            step(
                                "s3://eu-west-2.elasticmapreduce/libs/script-runner/script-runner.jar",
                                "s3://sealed-artifacts/run")),
                        "cluster",
                        "steps")));
  }

  private static StackFixture configured(Map<String, Map<String, String>> files) {
    List<Map<String, ?>> configurations = new ArrayList<>();
    files.forEach(
        (file, properties) ->
            configurations.add(Map.of("Classification", file, "Properties", properties)));
    return Baselines.standard().set(configurations, "cluster", "configurationsJson");
  }

  private static Map<String, ?> step(String jar, String... arguments) {
    return Map.of(
        "name",
        "step",
        "actionOnFailure",
        "CONTINUE",
        "hadoopJarStep",
        Map.of("jar", jar, "args", List.of(arguments)));
  }

  /** Lets the nodes use the key of S3 without S3 in between. */
  private static StackFixture directlyToo(StackFixture stack) {
    Object policy = stack.properties("storage-key-policy").get("policy");
    List<@Nullable Object> statements =
        new ArrayList<>((List<?>) Json.map(policy).getOrDefault("Statement", List.of()));
    statements.add(
        Map.of(
            "Effect", "Allow",
            "Principal", Map.of("AWS", role("sealed-emr-instance")),
            "Action", List.of("kms:Decrypt", "kms:GenerateDataKey"),
            "Resource", "*",
            "Condition", Map.of("StringEquals", Map.of("kms:CallerAccount", "111122223333"))));
    return stack.set(statements, "storage-key-policy", "policy", "Statement");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("controls")
  void nothingIsFoundAndNothingIsOpen(Supplier<StackFixture> control) {
    StackFixture.Verdict verdict = control.get().judge();

    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.undetermined()).isEmpty();
  }

  private static @Nullable Object reversed(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
      Collections.reverse(entries);
      Map<String, @Nullable Object> reversed = new LinkedHashMap<>();
      entries.forEach(
          entry -> reversed.put(String.valueOf(entry.getKey()), reversed(entry.getValue())));
      return reversed;
    }
    return value;
  }
}
