package io.sealedemr.settings;

import io.sealedemr.json.Faults;
import io.sealedemr.json.ObjectReader;
import io.sealedemr.keys.KeyPurpose;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose KMS keys, and who manages and reads what.
 *
 * @param administrators ARNs of roles and users; empty for just the one who deploys
 * @param logReaders ARNs of roles and users that read logs in S3; may be empty
 * @param sources where the key for each purpose comes from, if it is needed
 * @param byArn whether every key must be named by its own ARN, and none by an alias
 * @param rotationDays days between rotations of the keys that are made
 * @param deletionWindowDays days before a deleted key is gone
 */
public record KeySettings(
    List<String> administrators,
    List<String> logReaders,
    Map<KeyPurpose, KeySource> sources,
    boolean byArn,
    int rotationDays,
    int deletionWindowDays) {

  /** The setting that all this stands in. */
  public static final String KEY = Settings.NAMESPACE + "keys";

  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)/[\\w+=,.@/-]+");
  private static final Pattern STACK = Pattern.compile("[\\w.-]+/[\\w.-]+/[\\w.-]+");
  private static final Pattern OUTPUT = Pattern.compile("[A-Za-z_][\\w-]*");

  private static final String ARN = "arn";
  private static final String OUTPUT_KEY = "output";
  private static final String MULTI_REGION = "multiRegion";

  public KeySettings {
    administrators = List.copyOf(administrators);
    logReaders = List.copyOf(logReaders);
    sources = Map.copyOf(sources);
  }

  /** Where the key for this purpose comes from, if it is needed. */
  public KeySource source(KeyPurpose purpose) {
    return sources.getOrDefault(purpose, new KeySource.Made(false));
  }

  /** Whether a text is the ARN of a KMS key, and of no alias, in a region. */
  public static boolean isKeyArn(String text, String region) {
    return KeyArn.fits(text, region);
  }

  /** What {@link #isKeyArn} asks for, in words. */
  public static String aKeyArn(String region) {
    return KeyArn.allowed(region);
  }

  static KeySettings read(@Nullable String text, String region, Faults faults) {
    List<String> purposes = Arrays.stream(KeyPurpose.values()).map(KeyPurpose::text).toList();
    ObjectReader keys =
        ObjectReader.of(
            KEY,
            text,
            false,
            faults,
            Stream.of(
                    List.of("administrators", "logReaders", "reference", "stack"),
                    purposes,
                    List.of("rotationDays", "deletionWindowDays"))
                .flatMap(List::stream)
                .toList());
    Optional<String> stack = keys.optional("stack", STACK, "a stack as organization/project/stack");
    Map<KeyPurpose, KeySource> sources = new EnumMap<>(KeyPurpose.class);
    for (KeyPurpose purpose : KeyPurpose.values()) {
      sources.put(purpose, source(keys, purpose, region, stack));
    }
    boolean byArn = keys.choice("reference", List.of("alias", "key"), "alias").equals("key");
    String made =
        Stream.of(KeyPurpose.DISK, KeyPurpose.STORAGE, KeyPurpose.LOGS)
            .filter(purpose -> sources.get(purpose) instanceof KeySource.Made)
            .map(KeyPurpose::text)
            .collect(Collectors.joining(", "));
    if (byArn && !made.isEmpty()) {
      keys.fault(
          "reference",
          "\"key\" while the stack makes the keys: " + made,
          "\"key\" for keys that are taken by arn or from another stack; the ARN of a key that"
              + " the stack makes is not known at the first preview");
    }
    String principal = "the ARN of an IAM role or user";
    return new KeySettings(
        keys.texts("administrators", PRINCIPAL, principal, 20, List.of()),
        keys.texts("logReaders", PRINCIPAL, principal, 20, List.of()),
        sources,
        byArn,
        keys.number("rotationDays", 90, 2560, "days").orElse(365),
        keys.number("deletionWindowDays", 7, 30, "days").orElse(30));
  }

  private static KeySource source(
      ObjectReader keys, KeyPurpose purpose, String region, Optional<String> stack) {
    String defaultOutput = purpose.text() + "KeyArn";
    if (!keys.has(purpose.text())) {
      return stack
          .<KeySource>map(name -> new KeySource.StackOutput(name, defaultOutput))
          .orElseGet(() -> new KeySource.Made(false));
    }
    List<String> ways = List.of(ARN, OUTPUT_KEY, MULTI_REGION);
    ObjectReader key = keys.object(purpose.text(), ways);
    List<String> chosen = ways.stream().filter(key::has).toList();
    if (chosen.size() != 1) {
      if (!key.broken()) {
        keys.fault(
            purpose.text(),
            chosen.isEmpty() ? "none of arn, output, multiRegion" : String.join(" and ", chosen),
            "one of arn (an existing key), output (a key of the stack in "
                + keys.place("stack")
                + "), multiRegion (a key that this stack makes)");
      }
      return new KeySource.Made(false);
    }
    if (key.has(ARN)) {
      return new KeySource.Existing(KeyArn.required(key, ARN, region));
    }
    if (key.has(OUTPUT_KEY)) {
      String output = key.required(OUTPUT_KEY, OUTPUT, "the name of an output");
      if (stack.isEmpty() && !keys.has("stack")) {
        keys.fault(
            purpose.text() + "." + OUTPUT_KEY,
            ObjectReader.quoted(output) + " without " + keys.place("stack"),
            "both, or neither");
      }
      return new KeySource.StackOutput(stack.orElse(""), output);
    }
    return new KeySource.Made(key.flag(MULTI_REGION, false));
  }
}
