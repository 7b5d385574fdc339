package io.sealedemr.sandbox.stack;

import io.sealedemr.sandbox.Layout;
import io.sealedemr.sandbox.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A stack in the sandbox: the real engine and provider against the emulator, with the policy pack
 * on.
 */
public final class SandboxStack {

  private final Workspace workspace;
  private final Path jar;
  private final Map<String, String> extra;
  private final Path policies;

  private SandboxStack(Workspace workspace, Path jar, Map<String, String> extra, Path policies) {
    this.workspace = workspace;
    this.jar = jar;
    this.extra = extra;
    this.policies = policies;
  }

  /** The stack of an environment, such as {@code dev}. */
  public static SandboxStack of(
      Layout layout, Map<String, String> user, Progress progress, String environment) {
    return new SandboxStack(
        new Workspace(layout, user, progress, environment, environment),
        layout.programJar(),
        Map.of(),
        layout.policies());
  }

  /**
   * A stack that is only ever previewed, so that each of its previews is the first.
   *
   * @param jar the program's jar; another than the environment's
   * @param extra variables for the program
   */
  public static SandboxStack neverUp(
      Layout layout,
      Map<String, String> user,
      Progress progress,
      String environment,
      Path jar,
      Map<String, String> extra) {
    return new SandboxStack(
        new Workspace(layout, user, progress, environment, environment + "-preview"),
        jar,
        extra,
        layout.policies());
  }

  /** Shows what an update would do. */
  public Outcome preview() {
    return run("preview", withPack());
  }

  /** Makes the resources what the program says, after a preview of its own. */
  public Outcome up() {
    return run("up", withPack("--yes"));
  }

  /** Makes the resources what the program says; its caller has seen a preview. */
  public Outcome upAsPreviewed() {
    return run("up", withPack("--yes", "--skip-preview"));
  }

  /** Deletes all resources, then what the sandbox keeps of the stack. */
  public Outcome destroy() {
    Outcome outcome = run("destroy", List.of("--yes"));
    if (outcome.exit() == 0) {
      workspace.delete();
    }
    return outcome;
  }

  /** Whether any of its resources is up. */
  public boolean isUp() {
    return workspace.holdsResources();
  }

  /** Whether anything of the stack is kept. */
  public boolean exists() {
    return workspace.exists();
  }

  /**
   * What is up.
   *
   * @param outputs the stack's outputs as JSON
   * @param endpoint where the AWS API answers
   * @param region the stack's region
   */
  public record Deployed(String outputs, URI endpoint, String region) {}

  /** What is up. */
  public Deployed deployed() {
    return workspace.use(
        jar,
        extra,
        cli ->
            new Deployed(
                cli.ask("stack", "output", "--json"), workspace.endpoint(), workspace.region()));
  }

  /**
   * Works with the settings as the last run left them.
   *
   * @throws io.sealedemr.sandbox.Unavailable if there was no run yet
   */
  public <T> T settings(Function<StackSettings, T> work) {
    return workspace.settled(work);
  }

  private List<String> withPack(String... flags) {
    List<String> all = new ArrayList<>(List.of("--policy-pack", policies.toString()));
    all.addAll(Arrays.asList(flags));
    return all;
  }

  private Outcome run(String operation, List<String> flags) {
    long begin = System.nanoTime();
    return workspace.use(
        jar,
        extra,
        cli -> {
          // While a run lasts, its event log holds secrets.
          Path log = PrivateFile.empty(workspace.folder().resolve("events.json"));
          List<String> words = new ArrayList<>(List.of(operation, "--event-log", log.toString()));
          words.addAll(flags);
          long started = System.nanoTime();
          int exit = cli.show(words.toArray(String[]::new));
          long ended = System.nanoTime();
          LastRun run = LastRun.digest(log, workspace.folder());
          return new Outcome(
              exit, run, Duration.ofNanos(started - begin), Duration.ofNanos(ended - started));
        });
  }
}
