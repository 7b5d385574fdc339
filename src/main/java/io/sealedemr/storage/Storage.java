package io.sealedemr.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketObjectv2;
import com.pulumi.aws.s3.BucketObjectv2Args;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.sealedemr.artifacts.ConfiguredJar;
import io.sealedemr.encryption.EncryptionKeys;
import io.sealedemr.encryption.EncryptionKeys.EncryptionKey;
import io.sealedemr.environment.Environment;
import io.sealedemr.security.S3Location;
import io.sealedemr.settings.ProviderSettings;
import io.sealedemr.settings.S3Settings;
import io.sealedemr.tls.PemZip;
import io.sealedemr.tls.TlsMaterial;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The stack's buckets.
 *
 * @param data what jobs read and write
 * @param logs logs of the cluster
 * @param artifacts what the cluster is made of
 * @param certificates the zip with the nodes' certificate and key; empty if the stack has none
 */
public record Storage(
    EncryptedBucket data,
    EncryptedBucket logs,
    EncryptedBucket artifacts,
    Optional<Certificates> certificates) {

  /** Folder of the certificate zips in the artifact bucket. */
  public static final String CERTIFICATES_FOLDER = "tls/";

  /** Folder of the classes that EMR loads on the nodes, in the artifact bucket. */
  public static final String CLASSES_FOLDER = "providers/";

  /** Folder of the scripts that nodes run, in the artifact bucket. */
  public static final String SCRIPTS_FOLDER = "scripts/";

  private static final int LOG_DAYS = 400;

  /**
   * The zip that the security configuration names.
   *
   * @param location where it is, known at the first preview
   * @param ready the object
   */
  public record Certificates(S3Location location, Resource ready) {}

  /**
   * A class that EMR loads on the nodes.
   *
   * @param provider where it is, known at the first preview, and its name
   * @param ready the object
   */
  public record Classes(ProviderSettings provider, Resource ready) {}

  /**
   * A script that a cluster's nodes run.
   *
   * @param location where it is, known at the first preview
   * @param ready the object
   */
  public record Script(S3Location location, Resource ready) {}

  /**
   * Makes the buckets and uploads the zip.
   *
   * @param dataMode how EMR encrypts what it writes to the data bucket
   * @param tls empty if the nodes' certificates are made elsewhere
   */
  public static Storage create(
      Environment environment,
      EncryptionKeys keys,
      Optional<S3Settings.Mode> dataMode,
      Optional<TlsMaterial> tls) {
    EncryptedBucket data =
        dataMode.equals(Optional.of(S3Settings.Mode.SSE_S3))
            ? EncryptedBucket.underKeysOfS3(environment, "data")
            : EncryptedBucket.create(environment, "data", keys.storage());
    EncryptedBucket logs = EncryptedBucket.create(environment, "logs", keys.logs());
    EncryptedBucket artifacts = EncryptedBucket.create(environment, "artifacts", keys.storage());
    expire(logs);
    return new Storage(
        data,
        logs,
        artifacts,
        tls.map(material -> certificates(artifacts, keys.storage(), material)));
  }

  /**
   * Uploads a script. Another text has another name: a step names the object, and must not find
   * another one there later.
   *
   * @param name of the script, without an ending
   */
  public Script script(EncryptionKeys keys, String name, String text) {
    String objectKey = SCRIPTS_FOLDER + name + "-" + hash(text) + ".sh";
    BucketObjectv2 object =
        upload(
            artifacts,
            keys.storage(),
            name,
            BucketObjectv2Args.builder()
                .key(objectKey)
                .content(text)
                .contentType("text/x-shellscript"));
    return new Script(new S3Location(artifacts.name(), objectKey), object);
  }

  /** Uploads a class of the project's own; it holds no secret. */
  public Classes classes(EncryptionKeys keys, String name, ConfiguredJar jar) {
    BucketObjectv2 object =
        upload(
            artifacts,
            keys.storage(),
            name,
            BucketObjectv2Args.builder()
                .key(jar.objectKey())
                .contentBase64(jar.base64())
                .contentType("application/java-archive"));
    return new Classes(
        new ProviderSettings(new S3Location(artifacts.name(), jar.objectKey()), jar.className()),
        object);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void expire(EncryptedBucket logs) {
    var unused =
        new BucketLifecycleConfigurationV2(
            "logs",
            BucketLifecycleConfigurationV2Args.builder()
                .bucket(logs.bucket())
                .rules(
                    BucketLifecycleConfigurationV2RuleArgs.builder()
                        .id("expire")
                        .status("Enabled")
                        .filter(
                            BucketLifecycleConfigurationV2RuleFilterArgs.builder()
                                .prefix("")
                                .build())
                        .expiration(
                            BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                                .days(LOG_DAYS)
                                .build())
                        .noncurrentVersionExpiration(
                            BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs
                                .builder()
                                .noncurrentDays(30)
                                .build())
                        .abortIncompleteMultipartUpload(
                            BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs
                                .builder()
                                .daysAfterInitiation(7)
                                .build())
                        .build())
                .build(),
            // The noncurrent part of the rule needs versions.
            CustomResourceOptions.builder().dependsOn(logs.ready()).build());
  }

  private static Certificates certificates(
      EncryptedBucket artifacts, EncryptionKey key, TlsMaterial tls) {
    // Other certificates have another name: the security configuration names the object, and EMR
    // reads it only when a cluster starts.
    String objectKey = CERTIFICATES_FOLDER + tls.publicHash() + ".zip";
    BucketObjectv2 zip =
        upload(
            artifacts,
            key,
            "certificates",
            BucketObjectv2Args.builder()
                .key(objectKey)
                .contentBase64(Output.ofSecret(PemZip.base64(tls)))
                .contentType("application/zip"));
    return new Certificates(new S3Location(artifacts.name(), objectKey), zip);
  }

  private static BucketObjectv2 upload(
      EncryptedBucket bucket, EncryptionKey key, String name, BucketObjectv2Args.Builder object) {
    List<Resource> ready = new ArrayList<>(bucket.ready());
    ready.addAll(key.ready());
    return new BucketObjectv2(
        name,
        object
            .bucket(bucket.bucket())
            // Both or neither: aws:kms without a key would be AWS's own key, not the bucket's.
            .serverSideEncryption("aws:kms")
            .kmsKeyId(key.reference())
            .build(),
        CustomResourceOptions.builder()
            .dependsOn(ready)
            // S3 answers with the ARN of the alias's key: not a change.
            .ignoreChanges(key.isAlias() ? List.of("kmsKeyId") : List.of())
            .build());
  }
}
