package io.sealedemr.policy.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The folder of a policy pack, as {@code --policy-pack} names it.
 *
 * @param folder holds {@code PulumiPolicy.yaml}
 * @param options the runtime's options in it
 */
record PackagedPack(Path folder, Map<String, String> options) {

  private static final String BRIDGE = "pulumi-analyzer-policy-jvm";

  static PackagedPack in(Path folder) throws IOException {
    try (Reader file = Files.newBufferedReader(folder.resolve("PulumiPolicy.yaml"))) {
      Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      Map<String, String> options = new LinkedHashMap<>();
      if (content instanceof Map<?, ?> keys
          && keys.get("runtime") instanceof Map<?, ?> runtime
          && runtime.get("options") instanceof Map<?, ?> given) {
        given.forEach((name, value) -> options.put(String.valueOf(name), String.valueOf(value)));
      }
      return new PackagedPack(folder, options);
    }
  }

  /** The folder of jars, relative to the pack's. */
  String classpath() {
    return options.getOrDefault("classpath", "lib");
  }

  /** The command that starts a pack: the plug-in, as it comes with this test kit. */
  static List<String> bridge() {
    return List.of(Extracted.BRIDGE.toString());
  }

  /** Written once for all packs that a test starts. */
  private static final class Extracted {
    private static final Path BRIDGE = extract();

    private static Path extract() {
      try (InputStream content = PackagedPack.class.getResourceAsStream(PackagedPack.BRIDGE)) {
        if (content == null) {
          throw new IllegalStateException("The test kit has lost " + PackagedPack.BRIDGE + ".");
        }
        Path folder = Files.createTempDirectory("policy-jvm");
        Path bridge = folder.resolve(PackagedPack.BRIDGE);
        Files.copy(content, bridge, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(bridge, PosixFilePermissions.fromString("rwx------"));
        // The last one named is deleted first.
        folder.toFile().deleteOnExit();
        bridge.toFile().deleteOnExit();
        return bridge;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
