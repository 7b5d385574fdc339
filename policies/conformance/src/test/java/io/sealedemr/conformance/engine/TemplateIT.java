package io.sealedemr.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide's first pack: copied by the CLI to a folder outside this repository, changed, built by
 * Maven alone, run by the CLI.
 */
class TemplateIT {

  private static final String VERSION = "0.1.0";

  private final Installation pulumi = Installation.get();
  private final Path folder = pulumi.project("template");
  private final Path pack;
  private final Path repository;

  TemplateIT(@TempDir Path elsewhere) {
    pack = elsewhere.resolve("bucket-policies");
    repository = elsewhere.resolve("repository");
  }

  @Test
  void becomesAPackThatTheEngineRuns() throws IOException {
    assertThat(
            cli(
                    "policy",
                    "new",
                    Installation.ROOT.resolve("policies/template").toString(),
                    "--generate-only",
                    "--dir",
                    pack.toString())
                .exit())
        .isZero();
    judgeTheTestProvidersResources();
    Command.Result built = maven();
    assertThat(built.exit()).as(built.out() + built.err()).isZero();
    assertThat(pack.resolve("lib.jsa")).exists();

    Run.write(
        folder,
        """
        a:
          type: simple:index:Pet
          properties:
            prefix: public-read
        """);
    Command.Result preview = cli("preview", "--policy-pack", pack.toString(), "--stack", "test");
    assertThat(preview.exit()).isNotZero();
    assertThat(preview.out())
        .contains(
            """
                    - [mandatory] [severity: high]  bucket-acl-public  (simple:index:Pet: a)
                      [bucket-acl-public] .prefix: "public-read", wanted an acl that is not public.
                      Why: Whoever finds the bucket's name has its data.
                      Fix: Take acl away, or set it to "private".
            """)
        .contains("bucket-without-access-block");
  }

  /** There is no AWS provider here: what the template says of buckets is said of pets. */
  private void judgeTheTestProvidersResources() throws IOException {
    try (Stream<Path> files = Files.walk(pack.resolve("src"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
        Files.writeString(
            file,
            Files.readString(file)
                .replace("aws:s3/bucket:Bucket\"", "simple:index:Pet\"")
                .replace("\"acl\"", "\"prefix\"")
                .replace("\".acl", "\".prefix"));
      }
    }
  }

  private Command.Result cli(String... words) {
    return pulumi.command(folder, folder, Map.of(), List.of(words)).run();
  }

  /**
   * Maven as it is on a machine that has the SDK in a repository: one of its own, which takes what
   * the build of this project has fetched already, and the SDK as this build has made it.
   */
  private Command.Result maven() throws IOException {
    publish(repository, "sealed-emr-parent", ".");
    publish(repository, "sealed-emr-policies-parent", "policies");
    publish(repository, "pulumi-policy", "policies/sdk");
    publish(repository, "pulumi-policy-testkit", "policies/testkit");
    Path settings = folder.resolve("settings.xml");
    Installation.write(
        settings,
        """
        <settings>
          <localRepository>%s</localRepository>
          <profiles>
            <profile>
              <id>fetched</id>
              <repositories>
                <repository><id>central</id><url>%s</url></repository>
              </repositories>
              <pluginRepositories>
                <pluginRepository><id>central</id><url>%s</url></pluginRepository>
              </pluginRepositories>
            </profile>
          </profiles>
          <activeProfiles><activeProfile>fetched</activeProfile></activeProfiles>
        </settings>
        """
            .formatted(repository, fetched(), fetched()));
    return Command.of(
            Installation.ROOT.resolve("mvnw").toString(),
            "-q",
            "-B",
            "-ntp",
            "-s",
            settings.toString(),
            "-f",
            pack.toString(),
            "package")
        .in(folder)
        .with(System.getenv())
        .run();
  }

  private static String fetched() {
    return Path.of(System.getProperty("maven.repo.local")).toUri().toString();
  }

  private static void publish(Path repository, String artifact, String module) throws IOException {
    Path source = Installation.ROOT.resolve(module);
    Path target = repository.resolve("io/sealedemr").resolve(artifact).resolve(VERSION);
    Files.createDirectories(target);
    Files.copy(source.resolve("pom.xml"), target.resolve(artifact + "-" + VERSION + ".pom"));
    Path jar = source.resolve("target").resolve(artifact + "-" + VERSION + ".jar");
    if (Files.exists(jar)) {
      Files.copy(jar, target.resolve(jar.getFileName()));
    }
  }
}
