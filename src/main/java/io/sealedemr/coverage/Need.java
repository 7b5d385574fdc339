package io.sealedemr.coverage;

import java.util.Locale;

/** What must be on, besides the release, for a mechanism to encrypt. */
public enum Need {
  TLS("encryption in transit", "switch encryption in transit on"),
  KERBEROS("Kerberos", "switch Kerberos on"),
  LOCAL_DISK("local disk encryption", "switch local disk encryption on"),
  EBS_ENCRYPTION("EBS encryption", "switch EBS encryption on, with an AWS KMS key for local disks"),
  ENCRYPTED_IMAGE("an encrypted machine image", "start the nodes from an encrypted image"),
  NVME("NVMe instance store", "take instance types with NVMe instance store"),
  S3_ENCRYPTION("a mode for S3", "choose a mode for S3, such as SSE-KMS"),
  LOG_KEY("a KMS key for logs", "name a KMS key for logs"),
  HADOOP_KMS_HTTPS(
      "HTTPS of Hadoop KMS", "name a KMS with HTTPS in sealed-emr:encryption.hdfs.keyProvider"),
  METASTORE_TLS(
      "TLS in the metastore's JDBC URL",
      "add sslMode=VERIFY_IDENTITY to javax.jdo.option.ConnectionURL in hive-site"),
  ROOT_ZONE("an encryption zone for all of HDFS", "declare an encryption zone for /"),
  EMR_WAL("EMR WAL", "use EMR WAL");

  private final String words;
  private final String close;

  Need(String words, String close) {
    this.words = words;
    this.close = close;
  }

  /** Its name in data, such as {@code local-disk}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is called in a sentence. */
  public String words() {
    return words;
  }

  /** What to do to have it. */
  public String close() {
    return close;
  }
}
