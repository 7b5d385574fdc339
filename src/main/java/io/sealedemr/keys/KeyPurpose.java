package io.sealedemr.keys;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a key encrypts. One key per purpose, because the conditions that a key policy can set differ
 * (EMR Management Guide, "Create keys for data encryption" recommends separate keys).
 */
public enum KeyPurpose {
  /** EBS volumes, the image copy's root volume, and LUKS on local disks. */
  DISK("disk"),
  /** Objects of the data and artifact buckets, the TLS zip among them. */
  STORAGE("storage"),
  /** Objects of the log bucket, and log groups. */
  LOGS("logs"),
  /** Secrets in Secrets Manager; made only if there are any. */
  SECRETS("secrets"),
  /** HBase's write-ahead logs in the service EMR WAL; made only if it is used. */
  WAL("wal");

  private final String text;

  KeyPurpose(String text) {
    this.text = text;
  }

  /** The purpose as it is written in aliases and settings, such as {@code disk}. */
  public String text() {
    return text;
  }

  /** The purpose that is written so. */
  public static Optional<KeyPurpose> of(String text) {
    return Arrays.stream(values()).filter(purpose -> purpose.text.equals(text)).findFirst();
  }
}
