package io.sealedemr.keys;

import io.sealedemr.iam.AwsScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Modes of encryption, as far as a key policy depends on them. */
final class Modes {

  static final AwsScope SCOPE = new AwsScope("aws", "111122223333", "eu-west-2");
  static final String ADMIN = "arn:aws:iam::111122223333:role/kms-admin";
  static final String DEPLOYER = "arn:aws:iam::111122223333:role/deployer";
  static final String SERVICE = "arn:aws:iam::111122223333:role/emr-service";
  static final String NODES = "arn:aws:iam::111122223333:role/emr-ec2";
  static final String ANALYSTS = "arn:aws:iam::111122223333:role/emrfs-analysts";
  static final String AUDITOR = "arn:aws:iam::111122223333:user/auditor";

  /**
   * One key in one mode.
   *
   * @param purpose which key
   * @param policies of the whole stack in this mode
   */
  record Mode(KeyPurpose purpose, KeyPolicies policies) {}

  private static final KeyUsers USERS = users(List.of(), List.of());

  private static final KeyUses.Disks DISKS = new KeyUses.Disks(true, true, true);
  private static final KeyUses.Storage STORAGE =
      new KeyUses.Storage(List.of("data-bucket"), false, "artifact-bucket");
  private static final KeyUses.Logs LOGS =
      new KeyUses.Logs("log-bucket", List.of("/emr/flow"), false);

  private Modes() {}

  /** Every mode by the name of its reviewed policy. */
  static Map<String, Mode> all() {
    Map<String, Mode> modes = new LinkedHashMap<>();
    modes.put("disk", disk(true, true, true));
    modes.put("disk-custom-provider", disk(false, true, true));
    modes.put("disk-existing-image", disk(true, true, false));
    modes.put("disk-luks-only", disk(true, false, false));
    modes.put("storage", storage(USERS, STORAGE));
    modes.put(
        "storage-client-side",
        storage(USERS, new KeyUses.Storage(List.of("data-bucket"), true, "artifact-bucket")));
    modes.put(
        "storage-emrfs-roles",
        storage(
            users(List.of(ANALYSTS), List.of()),
            new KeyUses.Storage(List.of("data-bucket", "more-data"), true, "artifact-bucket")));
    modes.put(
        "storage-artifacts-only",
        storage(USERS, new KeyUses.Storage(List.of(), false, "artifact-bucket")));
    modes.put("logs", logs(USERS, LOGS));
    modes.put("logs-bucket-only", logs(USERS, new KeyUses.Logs("log-bucket", List.of(), false)));
    modes.put(
        "logs-read-and-delivered",
        logs(users(List.of(), List.of(AUDITOR)), new KeyUses.Logs("log-bucket", List.of(), true)));
    modes.put("secrets", secrets(new KeyUses.Secrets(List.of("emr-dev/tls"), false)));
    modes.put("secrets-cluster-certificates", secrets(new KeyUses.Secrets(List.of(), true)));
    modes.put(
        "wal",
        new Mode(
            KeyPurpose.WAL,
            new KeyPolicies(
                USERS,
                new KeyUses(
                    DISKS,
                    STORAGE,
                    LOGS,
                    Optional.empty(),
                    Optional.of(new KeyUses.WriteAheadLog(Optional.of("emrdev")))))));
    return modes;
  }

  static Mode of(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  static KeyUsers users(List<String> dataRoles, List<String> logReaders) {
    return new KeyUsers(
        SCOPE, List.of(ADMIN, DEPLOYER), DEPLOYER, SERVICE, NODES, dataRoles, logReaders);
  }

  private static Mode disk(boolean luks, boolean volumes, boolean imageCopy) {
    return mode(KeyPurpose.DISK, USERS, new KeyUses.Disks(luks, volumes, imageCopy), STORAGE, LOGS);
  }

  private static Mode storage(KeyUsers users, KeyUses.Storage storage) {
    return mode(KeyPurpose.STORAGE, users, DISKS, storage, LOGS);
  }

  private static Mode logs(KeyUsers users, KeyUses.Logs logs) {
    return mode(KeyPurpose.LOGS, users, DISKS, STORAGE, logs);
  }

  private static Mode secrets(KeyUses.Secrets secrets) {
    return new Mode(
        KeyPurpose.SECRETS,
        new KeyPolicies(
            USERS, new KeyUses(DISKS, STORAGE, LOGS, Optional.of(secrets), Optional.empty())));
  }

  private static Mode mode(
      KeyPurpose purpose,
      KeyUsers users,
      KeyUses.Disks disks,
      KeyUses.Storage storage,
      KeyUses.Logs logs) {
    return new Mode(
        purpose,
        new KeyPolicies(
            users, new KeyUses(disks, storage, logs, Optional.empty(), Optional.empty())));
  }
}
