package io.sealedemr.sandbox.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an installed terraform-provider-aws in Terraform's file-system layouts: {@code
 * HOST/hashicorp/aws/VERSION/OS_ARCH} below a plug-in folder (Terraform's documentation, "Provider
 * Installation", implied local mirrors).
 */
final class TerraformProviders {

  /** Names the file itself, where no usual place has it. */
  static final String FILE = "SEALED_TERRAFORM_PROVIDER_AWS";

  /** What com.pulumi:aws 6.83.0 is generated from. */
  static final String VERSION = "5.100.0";

  private final Map<String, String> environment;

  TerraformProviders(Map<String, String> environment) {
    this.environment = environment;
  }

  Optional<Path> find() {
    String named = environment.getOrDefault(FILE, "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    return roots().stream().flatMap(root -> below(root).stream()).findFirst();
  }

  private List<Path> roots() {
    List<Path> roots = new ArrayList<>();
    String cache = environment.getOrDefault("TF_PLUGIN_CACHE_DIR", "");
    if (!cache.isEmpty()) {
      roots.add(Path.of(cache));
    }
    String home = environment.getOrDefault("HOME", "");
    if (!home.isEmpty()) {
      roots.add(Path.of(home, ".terraform.d", "plugins"));
      roots.add(Path.of(home, ".local", "share", "terraform", "plugins"));
    }
    roots.add(Path.of("/usr/local/share/terraform/plugins"));
    roots.add(Path.of("/usr/share/terraform/plugins"));
    roots.addAll(children(Path.of("/opt")));
    return roots;
  }

  private static Optional<Path> below(Path root) {
    for (Path host : children(root)) {
      Path folder = host.resolve("hashicorp").resolve("aws").resolve(VERSION).resolve(platform());
      for (Path file : children(folder)) {
        if (file.getFileName().toString().startsWith("terraform-provider-aws")
            && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
      return List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(children::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    children.sort(null);
    return children;
  }

  /** Terraform's name for this kind of machine, such as {@code linux_amd64}. */
  static String platform() {
    String os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String arch = System.getProperty("os.arch");
    return os + "_" + (arch.equals("aarch64") ? "arm64" : arch.equals("x86_64") ? "amd64" : arch);
  }
}
