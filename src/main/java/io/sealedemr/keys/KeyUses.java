package io.sealedemr.keys;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the keys of a stack encrypt: the modes of encryption, as far as a key policy depends on
 * them.
 *
 * @param disks what the disk key is for
 * @param storage what the storage key is for
 * @param logs what the logs key is for
 * @param secrets what the secrets key is for; empty if nothing stands in Secrets Manager
 * @param wal what the WAL key is for; empty if HBase does not write to EMR WAL under a key
 */
public record KeyUses(
    Disks disks,
    Storage storage,
    Logs logs,
    Optional<Secrets> secrets,
    Optional<WriteAheadLog> wal) {

  /**
   * The disk key.
   *
   * @param luks whether nodes encrypt local disks under it: local disk encryption of type AwsKms;
   *     also with EBS encryption, for instance store that is no NVMe keeps LUKS
   * @param volumes whether volumes of nodes are encrypted under it: EBS encryption, or an image
   *     whose root volume is
   * @param imageCopy whether the image is copied, and its root volume encrypted under the key
   * @param spot whether there may be Spot Instances
   */
  public record Disks(boolean luks, boolean volumes, boolean imageCopy, boolean spot) {

    /** Of nodes that are all On-Demand Instances. */
    public Disks(boolean luks, boolean volumes, boolean imageCopy) {
      this(luks, volumes, imageCopy, false);
    }
  }

  /**
   * The storage key.
   *
   * @param serverSideBuckets names of buckets whose objects S3 encrypts under it, by the mode
   *     SSE-KMS or by the bucket's default; S3 applies that to objects of CSE too
   * @param clientSide whether nodes encrypt objects themselves under it: CSE-KMS
   * @param artifactBucket name of the bucket under the key that holds the TLS zip and jars; the
   *     nodes only read it
   */
  public record Storage(List<String> serverSideBuckets, boolean clientSide, String artifactBucket) {
    public Storage {
      serverSideBuckets = List.copyOf(serverSideBuckets);
    }
  }

  /**
   * The logs key.
   *
   * @param bucket name of the bucket under it
   * @param groups names of log groups under it, those of flow logs among them; may be empty
   * @param delivery whether AWS delivers logs to the bucket itself, such as flow logs to S3
   */
  public record Logs(String bucket, List<String> groups, boolean delivery) {
    public Logs {
      groups = List.copyOf(groups);
    }
  }

  /**
   * The secrets key.
   *
   * @param names of the secrets that the deployer writes and the nodes read, such as the material
   *     of a custom certificate provider
   * @param clusterCertificates whether EMR makes the certificates, and keeps their authority's in
   *     Secrets Manager under a name of its own
   */
  public record Secrets(List<String> names, boolean clusterCertificates) {
    public Secrets {
      names = List.copyOf(names);
      if (names.isEmpty() && !clusterCertificates) {
        throw new IllegalArgumentException("secrets: found none, allowed: one or more");
      }
    }
  }

  /**
   * The WAL key.
   *
   * @param workspace the WAL workspace of the cluster's HBase, without a hyphen, which in a log's
   *     name ends it; empty for any of the account's
   */
  public record WriteAheadLog(Optional<String> workspace) {
    public WriteAheadLog {
      workspace
          .filter(name -> !name.matches("[A-Za-z0-9]+"))
          .ifPresent(
              name -> {
                throw new IllegalArgumentException(
                    "workspace: found \"" + name + "\", allowed: letters and digits");
              });
    }
  }

  /** Volumes, LUKS, an image copy and SSE-KMS: what a stack has if nothing else is asked for. */
  public static KeyUses usual(List<String> dataBuckets, String artifactBucket, String logBucket) {
    return new KeyUses(
        new Disks(true, true, true),
        new Storage(dataBuckets, false, artifactBucket),
        new Logs(logBucket, List.of(), false),
        Optional.empty(),
        Optional.empty());
  }

  /** The keys that are needed, and no more. */
  public Set<KeyPurpose> purposes() {
    List<KeyPurpose> purposes = new ArrayList<>(List.of(KeyPurpose.STORAGE, KeyPurpose.LOGS));
    if (disks.luks() || disks.volumes() || disks.imageCopy()) {
      purposes.add(KeyPurpose.DISK);
    }
    secrets.ifPresent(any -> purposes.add(KeyPurpose.SECRETS));
    wal.ifPresent(any -> purposes.add(KeyPurpose.WAL));
    return EnumSet.copyOf(purposes);
  }
}
