package io.sealedemr.policy.test;

import io.sealedemr.policy.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the class-data archive of a packaged pack: plays one whole preview against it while Java
 * takes note of the classes that it loads.
 */
public final class ArchiveTraining {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ArchiveTraining() {}

  /**
   * Makes the archive.
   *
   * @param args the folder of {@code PulumiPolicy.yaml}, then type tokens of resources that the
   *     pack judges
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    PackagedPack pack = PackagedPack.in(Path.of(args[0]));
    Path archive = pack.folder().resolve(pack.classpath() + ".jsa");
    // Java crashes on half an archive: it gets its name when it is whole.
    String unfinished = pack.classpath() + ".jsa.new";
    Files.deleteIfExists(archive);
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "PULUMI_POLICY_JAVA_OPTIONS",
            "-XX:ArchiveClassesAtExit=" + unfinished);
    try (EngineSimulator engine = EngineSimulator.start(pack.folder(), environment)) {
      engine.beginPreview();
      List<TestResource> resources =
          List.of(args).subList(1, args.length).stream().map(ArchiveTraining::resource).toList();
      for (TestResource resource : resources) {
        var unusedRepair = engine.remediate(resource);
        var unusedAnswer = engine.analyze(resource);
      }
      var unused = engine.analyzeStack(resources);
      engine.cancel();
      if (engine.exitCode(PATIENCE).orElse(-1) != 0
          || !Files.exists(pack.folder().resolve(unfinished))) {
        throw new IllegalStateException("No archive was made: " + engine.errors());
      }
      Files.move(pack.folder().resolve(unfinished), archive, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** One of each kind of value. */
  private static TestResource resource(String type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("configuration", "{\"a\":{\"b\":[true,null,1.5,\"x\"]}}");
    properties.put("policy", "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}]}");
    properties.put("unknown", Value.unknown());
    properties.put("secret", Value.secret(Map.of("key", List.of(1, true))));
    return TestResource.of(type, "trained", properties);
  }
}
