package io.sealedemr.sandbox.stack;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.settings.AccountSettings;
import io.sealedemr.settings.AmiSettings;
import io.sealedemr.settings.Settings;
import io.sealedemr.settings.SettingsException;
import io.sealedemr.settings.StackConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The committed file of one stack, as far as it can be read without its passphrase. */
public final class StackFile {

  /** The image of a stack whose file names none yet. */
  public static final String NO_IMAGE = "ami-00000000";

  static final String EXEMPTIONS = "exemptions.yaml";

  private static final String BEGIN = "Pulumi.";
  private static final String END = ".yaml";

  private StackFile() {}

  /**
   * The settings of an environment; those that are secret are taken as given.
   *
   * @throws SettingsException with all faults that the program would tell
   */
  public static Settings settings(Layout layout, String environment) throws SettingsException {
    return settings(layout, StackSettings.plain(of(layout, environment), environment));
  }

  /**
   * The settings in the text of a stack file that is not written yet.
   *
   * @throws SettingsException with all faults that the program would tell
   */
  public static Settings settings(Layout layout, String environment, String text)
      throws SettingsException {
    return settings(
        layout, StackSettings.plain(YamlFile.parse("the new stack file", text), environment));
  }

  /** Whether a file is of an environment, and not of an example. */
  public static boolean isEnvironment(Layout layout, Path file) {
    return layout.root().resolve("stacks").equals(file.getParent());
  }

  private static Settings settings(Layout layout, StackConfig plain) throws SettingsException {
    Map<String, String> values = new TreeMap<>(plain.values());
    // The one plain setting without a default that a new file lacks; nothing told of a stack
    // depends on which image it is.
    values.putIfAbsent(AmiSettings.KEY, "{\"sourceId\":\"" + NO_IMAGE + "\"}");
    return Settings.parse(
        StackConfig.withoutSecrets(plain.stack(), values, layout.root()), Clock.systemUTC());
  }

  /** Whether a stack has the settings of an account, and no cluster. */
  static boolean ofAccount(Layout layout, String environment) {
    return AccountSettings.in(StackSettings.plain(of(layout, environment), environment));
  }

  /** The user's AWS profile that a stack names. */
  public static Optional<String> profile(Layout layout, String environment) {
    return Optional.ofNullable(
        StackSettings.plain(of(layout, environment), environment).values().get("aws:profile"));
  }

  /** Names of the environments that have a file. */
  public static List<String> environments(Layout layout) {
    try (Stream<Path> files = Files.list(layout.root().resolve("stacks"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.startsWith(BEGIN) && file.endsWith(END))
          .map(file -> file.substring(BEGIN.length(), file.length() - END.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of an environment or of an example, whether it is there or not. */
  public static Path of(Layout layout, String environment) {
    String name = BEGIN + environment + END;
    Path example = examples(layout).resolve(name);
    return Files.exists(example) ? example : layout.root().resolve("stacks").resolve(name);
  }

  /** What the policies let pass in an environment: the project's file, or an example's own. */
  static Path exemptions(Layout layout, String environment) {
    return Files.exists(examples(layout).resolve(BEGIN + environment + END))
        ? examples(layout).resolve("exemptions." + environment + END)
        : layout.root().resolve(EXEMPTIONS);
  }

  private static Path examples(Layout layout) {
    return layout.root().resolve("stacks").resolve("modes");
  }
}
