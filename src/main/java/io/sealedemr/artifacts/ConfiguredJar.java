package io.sealedemr.artifacts;

import io.sealedemr.coverage.ReleaseLabel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** A provider's jar that knows what it serves, ready to be uploaded. It holds no secret. */
public final class ConfiguredJar {

  private final ProviderJar jar;
  private final byte[] bytes;

  ConfiguredJar(ProviderJar jar, byte[] bytes) {
    this.jar = jar;
    this.bytes = bytes;
  }

  /**
   * TLS material for the nodes.
   *
   * @param region where the secret is
   * @param secretId name or ARN of a secret {@code {"privateKey", "certificateChain",
   *     "trustedCertificates"}}
   */
  public static ConfiguredJar tls(String region, String secretId) {
    return ProviderJar.TLS.configured(Map.of("region", region, "secretId", secretId));
  }

  /**
   * Keys for EMRFS, up to emr-7.9.0.
   *
   * @param region where the secret is
   * @param secretId name or ARN of a secret {@code {"current": "<id>", "<id>": "<32 bytes in
   *     Base64>", …}}
   */
  public static ConfiguredJar objects(String region, String secretId) {
    return ProviderJar.OBJECTS.configured(Map.of("region", region, "secretId", secretId));
  }

  /** Keys for S3A, from emr-7.10.0 on; of the same secret as {@link #objects}. */
  public static ConfiguredJar keyring(String region, String secretId) {
    return ProviderJar.KEYRING.configured(Map.of("region", region, "secretId", secretId));
  }

  /**
   * Keys for local disks.
   *
   * @param region where the key is
   * @param keyArn ARN of the KMS key
   * @param cluster what the encryption context names; disks are opened under the same name only
   * @param releaseLabel such as {@code emr-7.9.0}; says by which name the release wants the key
   */
  public static ConfiguredJar disks(
      String region, String keyArn, String cluster, String releaseLabel) {
    return ProviderJar.DISKS.configured(
        Map.of(
            "region",
            region,
            "keyArn",
            keyArn,
            "cluster",
            cluster,
            "algorithm",
            diskAlgorithm(releaseLabel)));
  }

  /** Full name of the provider's class, as a security configuration names it. */
  public String className() {
    return jar.className();
  }

  /** The jar's bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** {@link #bytes} in Base64, as an S3 object's content is given to Pulumi. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Key of the S3 object, such as {@code providers/tls-0123abcd.jar}. Another jar has another key:
   * EMR reads a jar when a node starts, and all nodes of a cluster must get the same.
   */
  public String objectKey() {
    return "providers/" + jar.title() + "-" + sha256().substring(0, 8) + ".jar";
  }

  /**
   * Release Guide, "Amazon S3 client-side encryption", on custom key providers: {@code
   * AES/GCM/NoPadding} up to 7.0.0, {@code AES} from 7.1.0 on.
   */
  private static String diskAlgorithm(String releaseLabel) {
    if (!ReleaseLabel.LABEL.matcher(releaseLabel).matches()) {
      throw new IllegalArgumentException(
          "release label: found \"" + releaseLabel + "\", allowed: such as emr-7.9.0");
    }
    return ReleaseLabel.of(releaseLabel).isBefore(7, 1) ? "AES/GCM/NoPadding" : "AES";
  }
}
