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
        existing(keys, "disk", region),
        existing(keys, "storage", region),
        existing(keys, "logs", region),
        keys.number("rotationDays", 90, 2560, "days").orElse(365),
        keys.number("deletionWindowDays", 7, 30, "days").orElse(30));
  }

  private static Optional<String> existing(ObjectReader keys, String purpose, String region) {
    if (!keys.has(purpose)) {
      return Optional.empty();
    }
    return Optional.of(KeyArn.required(keys.object(purpose, List.of("arn")), "arn", region));
  }
}
