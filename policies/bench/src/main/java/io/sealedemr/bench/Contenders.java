package io.sealedemr.bench;

import io.sealedemr.policy.test.ArchiveTraining;
import io.sealedemr.sandbox.Cache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays the contenders out in folders, each with class-data archive and without. */
final class Contenders {

  static final String BRIDGE = "pulumi-analyzer-policy-jvm";
  private static final String EMR = "io.sealedemr.policies.EmrPack";

  /** What the bridge passes to Java, so that only the analyzer differs. */
  private static final List<String> FLAGS =
      List.of(
          "-Xlog:disable",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-Dio.grpc.netty.shaded.io.netty.noUnsafe=true",
          "-Dio.grpc.netty.shaded.io.netty.transport.noNative=true");

  private final Path policies;
  private final Path folder;

  private Contenders(Path policies, Path folder) {
    this.policies = policies;
    this.folder = folder;
  }

  /** Makes the folders and the archives. */
  static Contenders in(Path root) throws IOException, InterruptedException {
    Path policies = root.resolve("policies");
    Contenders all = new Contenders(policies, policies.resolve("bench/target/contenders"));
    all.lay("bare", "");
    all.lay("empty", EmptyPack.class.getName());
    all.lay("emr", EMR);
    all.lay("empty-without-archive", EmptyPack.class.getName());
    all.lay("emr-without-archive", EMR);
    all.archiveBare();
    ArchiveTraining.main(new String[] {all.pack("empty").toString(), "aws:s3/bucket:Bucket"});
    // Of its own: an archive fits the paths of the jars that it was made with. The types are those
    // of policies/emr/pom.xml.
    ArchiveTraining.main(
        new String[] {
          all.pack("emr").toString(),
          "aws:emr/cluster:Cluster",
          "aws:emr/securityConfiguration:SecurityConfiguration",
          "aws:kms/key:Key",
          "aws:s3/bucket:Bucket"
        });
    return all;
  }

  /** The folder of a pack, as a user gives it to the engine. */
  Path pack(String name) {
    return folder.resolve(name);
  }

  /** A folder in which the engine finds the plug-in of a pack. */
  Path plugin(String name) {
    return name.startsWith("bare") ? folder.resolve("bare") : policies.resolve("bridge");
  }

  Contender bareWithDefaultFlags() {
    return bare("bare analyzer, default flags", List.of());
  }

  Contender bareWithoutArchive() {
    return bare("bare analyzer, same flags", FLAGS);
  }

  Contender bare() {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.add("-XX:SharedArchiveFile=lib.jsa");
    return bare("bare analyzer, same flags, archive", flags);
  }

  Contender pack(String title, String name) {
    return new Contender(
        title,
        pack(name),
        List.of(
            policies.resolve("bridge").resolve(BRIDGE).toString(),
            "127.0.0.1:1",
            ".",
            "-pack=" + (name.startsWith("emr") ? EMR : EmptyPack.class.getName())));
  }

  /** The pack for Node, if it could be installed. */
  Optional<Contender> node() {
    Path node = policies.resolve("bench/target/node");
    return Files.isDirectory(node.resolve("node_modules/@pulumi/policy"))
        ? Optional.of(
            new Contender(
                "Node pack",
                node,
                List.of(
                    "node", "node_modules/@pulumi/pulumi/cmd/run-policy-pack", "127.0.0.1:1", ".")))
        : Optional.empty();
  }

  private Contender bare(String name, List<String> flags) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(flags);
    command.addAll(List.of("-cp", classpath(), BareAnalyzer.class.getName()));
    return new Contender(name, pack("bare"), command);
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private String classpath() {
    try (Stream<Path> jars = Files.list(pack("bare").resolve("lib"))) {
      return String.join(":", jars.map(jar -> "lib/" + jar.getFileName()).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lay(String name, String source) throws IOException {
    Path pack = pack(name);
    Cache.delete(pack);
    Path lib = Files.createDirectories(pack.resolve("lib"));
    try (Stream<Path> jars = Files.list(policies.resolve("emr/target/pack/lib"))) {
      for (Path jar : jars.toList()) {
        if (source.equals(EMR) || !jar.endsWith("sealed-emr-policies.jar")) {
          // With its time: an archive fits no other.
          Files.copy(
              jar, lib.resolve(jar.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    if (!source.equals(EMR)) {
      Files.copy(
          policies.resolve("bench/target/pulumi-policy-bench-0.1.0.jar"),
          lib.resolve("pulumi-policy-bench.jar"));
    }
    String options = source.isEmpty() ? "" : "  options:\n    pack: " + source + "\n";
    Files.writeString(pack.resolve("PulumiPolicy.yaml"), "runtime:\n  name: jvm\n" + options);
  }

  private void archiveBare() throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.add("-XX:ArchiveClassesAtExit=lib.jsa");
    try (AnalyzerProcess training = AnalyzerProcess.start(bare("training", flags))) {
      var unused = training.firstCalls(SampleStack.requests().get(0), SampleStack.ofSize(38));
      training.cancel();
    }
    // The plug-in by which the engine starts it.
    Path script = pack("bare").resolve(BRIDGE);
    Files.writeString(
        script, "#!/bin/sh\nexec " + String.join(" ", bare().command()).replace("$", "\\$") + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
