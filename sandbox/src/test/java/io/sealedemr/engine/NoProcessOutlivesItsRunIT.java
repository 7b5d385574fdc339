package io.sealedemr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealedemr.sandbox.emulator.Emulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Runs that end in order, and runs whose engine is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoProcessOutlivesItsRunIT extends OnTheEngine {

  private static final String CANARY = "AKIACANARYCANARY";
  private static final Duration GONE_WITHIN = Duration.ofSeconds(15);

  @Test
  @Order(1)
  void nothingButTheEmulatorIsLeftAfterARun() throws Exception {
    assertThat(sealed().run("preview", "dev", "--sandbox").exit()).isZero();

    assertThat(leftAfter(GONE_WITHIN)).isEmpty();
    assertThat(new Emulator(sealed().layout()).running()).isPresent();
  }

  @Test
  @Order(2)
  void nothingButTheEmulatorIsLeftAfterTheEngineIsKilled() throws Exception {
    CompletableFuture<Launcher.Ran> run =
        CompletableFuture.supplyAsync(
            () ->
                sealed()
                    .run(
                        Map.of("AWS_ACCESS_KEY_ID", CANARY, "AWS_PROFILE", CANARY),
                        "up",
                        "dev",
                        "--sandbox"));
    List<ProcessHandle> whole =
        SandboxProcesses.await(
            sealed().state(),
            Duration.ofMinutes(2),
            "terraform-provider-aws",
            "PackMain",
            "sealed-emr.jar");
    ProcessHandle engine =
        whole.stream()
            .filter(p -> SandboxProcesses.program(p).equals("pulumi"))
            .findFirst()
            .orElseThrow();
    assertThat(whole)
        .as("no process of the sandbox sees the user's credentials")
        .noneMatch(process -> SandboxProcesses.environment(process).contains(CANARY));

    engine.destroyForcibly();

    assertThat(run.get().exit()).isNotZero();
    assertThat(leftAfter(GONE_WITHIN)).isEmpty();
  }

  @Test
  @Order(3)
  void theNextRunStartsClean() {
    Launcher.Ran ran = sealed().run("preview", "dev", "--sandbox");

    assertThat(ran.exit()).as(ran.text()).isZero();
    assertThat(ran.text()).contains("The last run was cut off halfway: starting clean.");
    assertThat(sealed().changes("dev")).containsOnlyKeys("create");
  }

  private List<String> leftAfter(Duration limit) throws InterruptedException {
    Instant end = Instant.now().plus(limit);
    List<String> left = SandboxProcesses.besidesTheEmulator(sealed().state());
    while (!left.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      left = SandboxProcesses.besidesTheEmulator(sealed().state());
    }
    return left;
  }
}
