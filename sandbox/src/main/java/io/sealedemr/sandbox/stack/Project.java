package io.sealedemr.sandbox.stack;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.settings.AmiSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sandbox's copy of the Pulumi project: the committed {@code Pulumi.yaml} and stack file, run
 * from a jar, with the settings of {@code sandbox/stack-settings.yaml} on top. The committed files
 * stay as they are.
 */
final class Project {

  /** What the CLI adds to a stack file: the salt of its secrets. */
  private static final String SALT = "encryptionsalt";

  private static final String ENDPOINT = "${endpoint}";
  private static final String IMAGE = "${image}";

  private final Layout layout;
  private final Path folder;
  private final String stack;

  /**
   * @param folder where the copy is
   * @param stack the stack's name, such as {@code dev}
   */
  Project(Layout layout, Path folder, String stack) {
    this.layout = layout;
    this.folder = folder;
    this.stack = stack;
  }

  Path folder() {
    return folder;
  }

  /** Whether the stack file already holds a value for the key. */
  boolean has(String key) {
    return YamlFile.child(YamlFile.read(stackFile()), "config").containsKey(key);
  }

  /** A plain setting of the stack; empty if there is none. */
  String setting(String key) {
    return String.valueOf(
        YamlFile.child(YamlFile.read(stackFile()), "config").getOrDefault(key, ""));
  }

  /**
   * Writes the copy; secrets that an earlier run made stay.
   *
   * @param image that the stack copies; empty if it copies none
   */
  void write(Path jar, URI emulator, Optional<String> image) {
    YamlFile.write(folder.resolve("Pulumi.yaml"), project(jar));
    Map<String, Object> before =
        Files.exists(stackFile()) ? YamlFile.read(stackFile()) : new LinkedHashMap<>();
    YamlFile.write(stackFile(), stackSettings(before, emulator, image));
    exemptions();
  }

  /** What the policies let pass for a while; the pack looks for it beside {@code Pulumi.yaml}. */
  private void exemptions() {
    Path copy = folder.resolve(StackFile.EXEMPTIONS);
    try {
      Files.deleteIfExists(copy);
      Path file = StackFile.exemptions(layout, stack);
      if (Files.exists(file)) {
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> project(Path jar) {
    Map<String, Object> project = YamlFile.read(layout.root().resolve("Pulumi.yaml"));
    project.put("runtime", Map.of("name", "java", "options", Map.of("binary", jar.toString())));
    Map<String, Object> analyzer =
        Map.of("name", "policy-jvm", "path", layout.policies().resolve("bridge").toString());
    project.put("plugins", Map.of("analyzers", List.of(analyzer)));
    return project;
  }

  private Map<String, Object> stackSettings(
      Map<String, Object> before, URI emulator, Optional<String> image) {
    Map<String, Object> file = YamlFile.read(committed());
    Map<String, Object> config = YamlFile.child(file, "config");
    try {
      String overlay = Files.readString(layout.sources().resolve("stack-settings.yaml"));
      Map<String, Object> settings =
          YamlFile.parse(
              "stack-settings.yaml",
              overlay.replace(ENDPOINT, emulator.toString()).replace(IMAGE, image.orElse("")));
      if (image.isEmpty()) {
        settings.remove(AmiSettings.KEY);
      }
      config.putAll(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Secrets of the committed file are under another passphrase; the sandbox makes its own.
    config.values().removeIf(Project::secret);
    YamlFile.child(before, "config")
        .forEach(
            (key, value) -> {
              if (secret(value)) {
                config.put(key, value);
              }
            });
    file.keySet().removeIf(key -> !key.equals("config"));
    if (before.containsKey(SALT)) {
      file.put(SALT, before.get(SALT));
    }
    return file;
  }

  private static boolean secret(Object value) {
    return value instanceof Map<?, ?> map && map.containsKey("secure");
  }

  /** The copy of the stack file, with the sandbox's own secrets. */
  Path stackFile() {
    return folder.resolve("stacks").resolve(fileName());
  }

  private Path committed() {
    return StackFile.of(layout, stack);
  }

  private String fileName() {
    return "Pulumi." + stack + ".yaml";
  }
}
