package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose KMS keys, and who manages them.
 *
 * @param administrators ARNs of roles and users; empty for just the one who deploys
 * @param disk ARN of an existing key for disks; empty to make one
 * @param storage ARN of an existing key for data and artifacts; empty to make one
 * @param logs ARN of an existing key for logs; empty to make one
 * @param rotationDays days between rotations of the keys that are made
 * @param deletionWindowDays days before a deleted key is gone
 */
public record KeySettings(
    List<String> administrators,
    Optional<String> disk,
    Optional<String> storage,
    Optional<String> logs,
    int rotationDays,
    int deletionWindowDays) {

  private static final String KEY = Settings.NAMESPACE + "keys";
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)/[\\w+=,.@/-]+");
  private static final Pattern KEY_ARN =
      Pattern.compile(
          "arn:aws(-[a-z]+)*:kms:([a-z0-9-]+):[0-9]{12}:key/(mrk-[0-9a-f]{32}|[0-9a-f-]{36})");

  static KeySettings read(@Nullable String text, String region, Faults faults) {
    ObjectReader keys =
        ObjectReader.of(
            KEY,
            text,
            false,
            faults,
            List.of(
                "administrators", "disk", "storage", "logs", "rotationDays", "deletionWindowDays"));
    return new KeySettings(
        keys.texts("administrators", PRINCIPAL, "the ARN of an IAM role or user", 20, List.of()),
        existing(keys, "disk", region, faults),
        existing(keys, "storage", region, faults),
        existing(keys, "logs", region, faults),
        keys.number("rotationDays", 90, 2560, "days").orElse(365),
        keys.number("deletionWindowDays", 7, 30, "days").orElse(30));
  }

  private static Optional<String> existing(
      ObjectReader keys, String purpose, String region, Faults faults) {
    if (!keys.has(purpose)) {
      return Optional.empty();
    }
    String allowed =
        "the ARN of a KMS key (no alias) in the cluster's region, as"
            + " arn:aws:kms:"
            + region
            + ":111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    String arn = keys.object(purpose, List.of("arn")).required("arn", KEY_ARN, allowed);
    if (!arn.isEmpty() && !arn.split(":", -1)[3].equals(region)) {
      faults.found(KEY + "." + purpose + ".arn", ObjectReader.quoted(arn), allowed);
    }
    return Optional.of(arn);
  }
}
