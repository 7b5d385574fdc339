package io.sealedemr.hdfs;

import io.sealedemr.configurations.RequiredProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is encrypted in HDFS by the cluster's configurations.
 *
 * @param transfer whether they set the encryption of HDFS's traffic. EMR sets it by itself where a
 *     security configuration encrypts the local disks (EMR Management Guide, "Encryption options
 *     for Amazon EMR")
 * @param zones encryption zones, none within another
 * @param keyProvider URI of the KMS that holds the zones' keys, such as {@code
 *     kms://https@kms.example:9494/kms}; empty for the Hadoop KMS that EMR runs on the primary node
 */
public record HdfsEncryption(boolean transfer, List<Zone> zones, Optional<String> keyProvider) {

  private static final String SETTING = "sealed-emr:encryption.hdfs.";

  public HdfsEncryption {
    zones = List.copyOf(zones);
  }

  /** What the cluster's configurations must say. */
  public List<RequiredProperty> required() {
    List<RequiredProperty> required = new ArrayList<>();
    if (transfer) {
      String needs = SETTING + "transfer";
      // Takes effect with Kerberos only; without it Hadoop RPC stays in clear.
      required.add(new RequiredProperty("core-site", "hadoop.rpc.protection", "privacy", needs));
      // Without tokens the NameNode has no keys to hand out.
      required.add(
          new RequiredProperty("hdfs-site", "dfs.block.access.token.enable", "true", needs));
      required.add(new RequiredProperty("hdfs-site", "dfs.encrypt.data.transfer", "true", needs));
      required.add(
          new RequiredProperty(
              "hdfs-site", "dfs.encrypt.data.transfer.cipher.key.bitlength", "256", needs));
      required.add(
          new RequiredProperty(
              "hdfs-site", "dfs.encrypt.data.transfer.cipher.suites", "AES/CTR/NoPadding", needs));
    }
    String needs = SETTING + "zones";
    for (Zone zone : zones) {
      required.add(new RequiredProperty("hdfs-encryption-zones", zone.path(), zone.key(), needs));
    }
    if (!zones.isEmpty()) {
      if (keyProvider.isPresent()) {
        required.add(
            new RequiredProperty(
                "core-site",
                "hadoop.security.key.provider.path",
                keyProvider.get(),
                SETTING + "keyProvider"));
      } else {
        // Or the superuser of HDFS, who can read every file's ciphertext, could decrypt it too.
        required.add(
            new RequiredProperty(
                "hadoop-kms-acls", "hadoop.kms.blacklist.DECRYPT_EEK", "hdfs", needs));
      }
    }
    return required;
  }

  /** Whether the keys of files in zones travel in plain HTTP. */
  public boolean keysInClear() {
    // EMR's own KMS speaks HTTP. Its HTTPS needs a key store's password, which EMR takes from the
    // cluster's readable configurations only, and a provider URI with the primary node's name,
    // which nobody knows before the cluster is there.
    return !zones.isEmpty() && keyProvider.map(uri -> uri.startsWith("kms://http@")).orElse(true);
  }
}
