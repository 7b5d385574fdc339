package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a stack that guards one region of an account, and has no cluster. What is off is
 * left as it is, and not lifted.
 *
 * @param blockPublicAccess whether EMR refuses clusters that the internet can reach
 * @param ebsEncryptionByDefault whether EBS encrypts every new volume and every copy of a snapshot
 * @param ebsKey ARN of the key that EBS takes then; empty for the one that the account has
 * @param snapshotBlockPublicAccess which sharing of snapshots with everybody is blocked; empty if
 *     none
 */
public record AccountSettings(
    boolean blockPublicAccess,
    boolean ebsEncryptionByDefault,
    Optional<String> ebsKey,
    Optional<String> snapshotBlockPublicAccess) {

  /** The setting that all this stands in. */
  static final String KEY = Settings.NAMESPACE + "account";

  private static final String NOT_BLOCKED = "none";

  /** Whether a configuration is that of an account. */
  public static boolean in(StackConfig config) {
    return config.values().containsKey(KEY);
  }

  /**
   * Validates the whole configuration.
   *
   * @throws SettingsException with all faults
   */
  public static AccountSettings parse(StackConfig config) throws SettingsException {
    Map<String, String> values = config.values();
    Faults faults = new Faults();
    values.keySet().stream()
        .filter(key -> key.startsWith(Settings.NAMESPACE) && !key.equals(KEY))
        .sorted()
        .forEach(
            key ->
                faults.add(
                    key
                        + ": found beside "
                        + KEY
                        + "; allowed: in the stack of a cluster, since only one stack may own the"
                        + " account's settings"));
    AccountSettings settings = read(config, faults);
    if (!faults.lines().isEmpty()) {
      throw new SettingsException(config.stack(), faults.lines());
    }
    return settings;
  }

  /** Reads what a stack of an account has; with faults, what is read is of no use. */
  static AccountSettings read(StackConfig config, Faults faults) {
    Map<String, String> values = config.values();
    String region = Settings.region(values, faults);
    ObjectReader account =
        ObjectReader.of(
            KEY,
            values.get(KEY),
            false,
            faults,
            List.of(
                "blockPublicAccess",
                "ebsEncryptionByDefault",
                "ebsKey",
                "snapshotBlockPublicAccess"));
    String snapshots =
        account.choice(
            "snapshotBlockPublicAccess",
            List.of("block-all-sharing", "block-new-sharing", NOT_BLOCKED),
            "block-all-sharing");
    AccountSettings settings =
        new AccountSettings(
            account.flag("blockPublicAccess", true),
            account.flag("ebsEncryptionByDefault", true),
            KeyArn.optional(account, "ebsKey", region),
            Optional.of(snapshots).filter(state -> !state.equals(NOT_BLOCKED)));
    if (settings.ebsKey().isPresent() && !settings.ebsEncryptionByDefault()) {
      account.fault(
          "ebsKey",
          "it beside ebsEncryptionByDefault false",
          "it beside ebsEncryptionByDefault true only");
    }
    return settings;
  }
}
