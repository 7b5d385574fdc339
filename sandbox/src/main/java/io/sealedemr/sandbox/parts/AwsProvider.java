package io.sealedemr.sandbox.parts;

import io.sealedemr.sandbox.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The AWS provider: Pulumi's own plug-in if the user has it, else the stand-in over
 * terraform-provider-aws.
 */
public final class AwsProvider {

  /** The version of com.pulumi:aws that the program is written for. */
  private static final String VERSION = "6.83.0";

  private static final String EXECUTABLE = "pulumi-resource-aws";
  private static final String NAME = "aws";
  private static final String OTHERWISE = "pulumi plugin install resource aws " + VERSION;

  private final Map<String, String> environment;
  private final Workshop workshop;
  private final TerraformProviders terraform;
  private final List<Program> programs;

  AwsProvider(Map<String, String> environment, Workshop workshop, Pins pins) {
    this.environment = environment;
    this.workshop = workshop;
    this.terraform = new TerraformProviders(environment);
    this.programs = pins.named(EXECUTABLE, "pulumi-resource-terraform-provider");
  }

  /** Whether this machine has what a run needs, as far as can be told without the network. */
  public boolean available() {
    return official().isPresent() || terraform.find().isPresent();
  }

  /**
   * Puts the provider where the engine looks for it.
   *
   * @param pulumiHome the {@code PULUMI_HOME} of the run
   * @return variables that the provider wants in its environment
   */
  public Map<String, String> install(Path pulumiHome) {
    Optional<Path> official = official();
    if (official.isPresent()) {
      link(pulumiHome, official.get());
      return Map.of();
    }
    Path provider =
        terraform
            .find()
            .orElseThrow(
                () ->
                    new Unavailable(
                        "No AWS provider: neither Pulumi's aws plug-in "
                            + VERSION
                            + " nor terraform-provider-aws "
                            + TerraformProviders.VERSION
                            + " is on this machine. Run: "
                            + OTHERWISE));
    link(pulumiHome, workshop.folder(NAME, programs));
    return Map.of(TerraformProviders.FILE, provider.toString());
  }

  Part row() {
    Optional<Path> official = official();
    if (official.isPresent()) {
      return new Part("AWS provider", Part.State.FOUND, VERSION, official.get().toString());
    }
    return terraform.find().isPresent()
        ? workshop.row("AWS provider", NAME, programs)
        : new Part("AWS provider", Part.State.MISSING, "", OTHERWISE);
  }

  private Optional<Path> official() {
    String home = environment.getOrDefault("PULUMI_HOME", "");
    Path pulumiHome =
        home.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", "/")).resolve(".pulumi")
            : Path.of(home);
    return Optional.of(plugin(pulumiHome))
        .filter(folder -> Files.isExecutable(folder.resolve(EXECUTABLE)));
  }

  private static Path plugin(Path pulumiHome) {
    return pulumiHome.resolve("plugins").resolve("resource-aws-v" + VERSION);
  }

  /** A folder of links: the engine does not look into a folder that is a link itself. */
  private static void link(Path pulumiHome, Path target) {
    Path plugin = plugin(pulumiHome);
    try (Stream<Path> files = Files.list(target)) {
      Files.createDirectories(plugin);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path link = plugin.resolve(file.getFileName());
        if (!Files.exists(link) || !Files.isSameFile(link, file)) {
          Files.deleteIfExists(link);
          Files.createSymbolicLink(link, file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
