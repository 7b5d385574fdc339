package io.sealedemr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Checkout;
import io.sealedemr.sandbox.Command;
import io.sealedemr.sandbox.Progress;
import io.sealedemr.sandbox.stack.OtherWays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stack without the launcher, and the pack in the other ways to start it. */
class OfficialToolsIT extends OnTheEngine {

  @Test
  void thePackRunsAsAnInstalledPlugin() {
    Path archive =
        Checkout.ROOT.resolve("policies/emr/target/pulumi-analyzer-policy-jvm-v0.1.0.tar.gz");

    Command.Result preview =
        OtherWays.use(
            sealed().layout(),
            System.getenv(),
            Progress.SILENT,
            cli -> {
              Path project = folder().resolve("elsewhere");
              copy(cli.project(), project);
              // As in any other project: it does not name the plug-in.
              replace(project.resolve("Pulumi.yaml"), "(?s)plugins:.*", "");
              Command.Result install =
                  cli.pulumi(
                      project,
                      Map.of(),
                      "plugin",
                      "install",
                      "analyzer",
                      "policy-jvm",
                      "0.1.0",
                      "--file",
                      archive.toString());
              assertThat(install.exit()).as(install.err()).isZero();
              return cli.pulumi(
                  project,
                  Map.of(),
                  "preview",
                  "--stack",
                  "dev",
                  "--policy-pack",
                  Checkout.ROOT.resolve("policies").toString());
            });

    assertThat(preview.exit()).as(preview.out() + preview.err()).isZero();
    assertThat(preview.out()).contains("sealed-emr@v0.1.0").contains("to create");
    assertThat(preview.out() + preview.err()).doesNotContain("warning:");
  }

  @Test
  void aFreshCloneSaysWhatToBuildAndThenRunsFromMaven() {
    Path clone = folder().resolve("clone");
    cloneFiles(clone);

    OtherWays.use(
        sealed().layout(),
        System.getenv(),
        Progress.SILENT,
        cli -> {
          copyFile(
              cli.project().resolve("stacks/Pulumi.dev.yaml"),
              clone.resolve("stacks/Pulumi.dev.yaml"));
          Command.Result unbuilt =
              cli.pulumi(clone, Map.of(), "preview", "-s", "dev", "--policy-pack", "policies");
          assertThat(unbuilt.exit()).isNotZero();
          assertThat(unbuilt.out() + unbuilt.err())
              .contains("is not built yet")
              .contains("Run: ./mvnw -q -DskipTests package, in the project's root")
              .doesNotContain("Exception");

          int build =
              Command.of(
                      "./mvnw",
                      "-q",
                      "-o",
                      "-DskipTests",
                      "-Dspotless.check.skip",
                      "package",
                      "-pl",
                      "policies/emr",
                      "-am")
                  .in(clone)
                  .eachLine(line -> {});
          assertThat(build).isZero();
          Command.Result built =
              cli.pulumi(clone, Map.of(), "preview", "-s", "dev", "--policy-pack", "policies");
          assertThat(built.exit()).as(built.out() + built.err()).isZero();
          assertThat(built.out()).contains("sealed-emr@v0.1.0").contains("73 to create");
          return built;
        });
  }

  /** The files that git tracks, as they are in the checkout. */
  private static void cloneFiles(Path clone) {
    String files = Command.of("git", "ls-files").in(Checkout.ROOT).run().out();
    files.lines().forEach(file -> copyFile(Checkout.ROOT.resolve(file), clone.resolve(file)));
  }

  private static void copy(Path from, Path to) {
    for (String file : new String[] {"Pulumi.yaml", "stacks/Pulumi.dev.yaml"}) {
      copyFile(from.resolve(file), to.resolve(file));
    }
  }

  private static void copyFile(Path from, Path to) {
    try {
      Files.createDirectories(to.resolve("..").normalize());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Path file, String what, String by) {
    try {
      Files.writeString(file, Files.readString(file).replaceAll(what, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
