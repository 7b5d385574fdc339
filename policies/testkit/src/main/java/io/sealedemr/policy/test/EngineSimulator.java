package io.sealedemr.policy.test;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.sealedemr.policy.ResourceOptions;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerGrpc.AnalyzerBlockingStub;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.AnalyzerPropertyDependencies;
import pulumirpc.AnalyzerOuterClass.AnalyzerProviderResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResourceOptions;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;

/**
 * Starts a policy pack as a process and plays the part of Pulumi's engine over gRPC: its calls, in
 * its order, and its demands on the process. What the engine would not survive is an {@link
 * AssertionError} here.
 */
public final class EngineSimulator implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LARGEST_MESSAGE = 400 << 20;

  private final Process process;
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> readers = new ArrayList<>();
  private @Nullable ManagedChannel channel;
  private @Nullable AnalyzerBlockingStub stub;

  private EngineSimulator(Process process) {
    this.process = process;
    read(process.getInputStream(), output);
    read(process.getErrorStream(), errors);
  }

  /**
   * Starts a pack by the plug-in that comes with this test kit.
   *
   * @param pack the folder of its {@code PulumiPolicy.yaml}
   * @param environment variables to set beside those of this process
   */
  public static EngineSimulator start(Path pack, Map<String, String> environment)
      throws IOException {
    return start(PackagedPack.bridge(), pack, PackagedPack.in(pack).options(), environment);
  }

  /**
   * Starts a command as the engine starts an analyzer plugin.
   *
   * @param command the plugin; flags, the engine's address, {@code .} and the options come behind
   * @param pack the folder of the pack, which becomes the working directory
   * @param options the runtime options of {@code PulumiPolicy.yaml}
   * @param environment variables to set beside those of this process
   */
  public static EngineSimulator start(
      List<String> command, Path pack, Map<String, String> options, Map<String, String> environment)
      throws IOException {
    List<String> line = new ArrayList<>(command);
    line.add("127.0.0.1:1");
    line.add(".");
    options.forEach((name, value) -> line.add("-" + name + "=" + value));
    ProcessBuilder builder = new ProcessBuilder(line).directory(pack.toFile());
    builder.environment().putAll(environment);
    return new EngineSimulator(builder.start());
  }

  private void read(InputStream from, Collection<String> to) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                String line;
                while ((line = lines.readLine()) != null) {
                  to.add(line);
                }
              } catch (IOException e) {
                // The process is gone.
              }
            },
            "output of the pack");
    reader.setDaemon(true);
    reader.start();
    readers.add(reader);
  }

  /**
   * Waits for the port and connects to it.
   *
   * @return the port
   */
  public int connect() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String line = output.poll(50, TimeUnit.MILLISECONDS);
    while (line == null && process.isAlive() && System.nanoTime() < end) {
      line = output.poll(50, TimeUnit.MILLISECONDS);
    }
    if (line == null || !line.strip().matches("[1-9][0-9]{0,4}")) {
      throw new AssertionError("Expected a port, found " + line + "; standard error: " + errors);
    }
    int port = Integer.parseInt(line.strip());
    ManagedChannel connected =
        NettyChannelBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .usePlaintext()
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .build();
    channel = connected;
    stub = AnalyzerGrpc.newBlockingStub(connected);
    return port;
  }

  private AnalyzerBlockingStub calls() {
    AnalyzerBlockingStub connected = stub;
    if (connected == null) {
      throw new IllegalStateException("Not connected.");
    }
    return connected.withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public void handshake() {
    var unused =
        calls()
            .handshake(
                AnalyzerHandshakeRequest.newBuilder()
                    .setEngineAddress("127.0.0.1:1")
                    .setRootDirectory(".")
                    .setProgramDirectory(".")
                    .build());
  }

  public void configureStack(StackInfo stack) {
    var unused =
        calls()
            .configureStack(
                AnalyzerStackConfigureRequest.newBuilder()
                    .setOrganization(stack.organization())
                    .setProject(stack.project())
                    .setStack(stack.name())
                    .setDryRun(stack.preview())
                    .putAllConfig(stack.config())
                    .addAllConfigSecretKeys(stack.secretKeys())
                    .putAllTags(stack.tags())
                    .build());
  }

  /** The pack's version. */
  public String pluginVersion() {
    return calls().getPluginInfo(Empty.getDefaultInstance()).getVersion();
  }

  /** The pack's description of itself. */
  public AnalyzerInfo analyzerInfo() {
    return calls().getAnalyzerInfo(Empty.getDefaultInstance());
  }

  /** Sends levels as the engine does: for every policy. */
  public void configure(Map<String, EnforcementLevel> levels) {
    ConfigureAnalyzerRequest.Builder request = ConfigureAnalyzerRequest.newBuilder();
    levels.forEach(
        (policy, level) ->
            request.putPolicyConfig(
                policy, PolicyConfig.newBuilder().setEnforcementLevel(level).build()));
    var unused = calls().configure(request.build());
  }

  /** What a preview does before the first resource. */
  public void beginPreview() throws InterruptedException {
    connect();
    handshake();
    configureStack(
        new StackInfo("organization", "test", "test", true, Map.of(), Set.of(), Map.of()));
    pluginVersion();
    AnalyzerInfo info = analyzerInfo();
    ConfigureAnalyzerRequest.Builder defaults = ConfigureAnalyzerRequest.newBuilder();
    info.getPoliciesList()
        .forEach(
            policy ->
                defaults.putPolicyConfig(
                    policy.getName(),
                    PolicyConfig.newBuilder()
                        .setEnforcementLevel(policy.getEnforcementLevel())
                        .build()));
    if (defaults.getPolicyConfigCount() > 0) {
      var unused = calls().configure(defaults.build());
    }
  }

  public AnalyzeResponse analyze(TestResource resource) {
    return analyze(resource, properties(resource));
  }

  /** As {@link #analyze(TestResource)}, with properties in their wire form. */
  public AnalyzeResponse analyze(TestResource resource, Struct properties) {
    return survived(calls().analyze(request(resource, properties)));
  }

  public RemediateResponse remediate(TestResource resource) {
    RemediateResponse answer = calls().remediate(request(resource, properties(resource)));
    answer
        .getRemediationsList()
        .forEach(
            remediation -> {
              if (!remediation.hasProperties() && remediation.getDiagnostic().isEmpty()) {
                throw new AssertionError("This remediation empties the resource: " + remediation);
              }
            });
    return answer;
  }

  public AnalyzeResponse analyzeStack(List<TestResource> resources) {
    AnalyzeStackRequest.Builder request = AnalyzeStackRequest.newBuilder();
    for (TestResource resource : resources) {
      AnalyzerResource.Builder sent =
          AnalyzerResource.newBuilder()
              .setType(resource.type())
              .setName(resource.name())
              .setUrn(resource.urn())
              .setProperties(properties(resource))
              .setOptions(options(resource.options()))
              .setParent(resource.options().parent())
              .addAllDependencies(resource.dependencies());
      resource.provider().ifPresent(manager -> sent.setProvider(provider(manager)));
      resource
          .propertyDependencies()
          .forEach(
              (property, urns) ->
                  sent.putPropertyDependencies(
                      property,
                      AnalyzerPropertyDependencies.newBuilder().addAllUrns(urns).build()));
      request.addResources(sent);
    }
    return survived(calls().analyzeStack(request.build()));
  }

  private static Struct properties(TestResource resource) {
    return Codec.encode((Value.Fields) Value.of(resource.properties()));
  }

  private static AnalyzeRequest request(TestResource resource, Struct properties) {
    AnalyzeRequest.Builder request =
        AnalyzeRequest.newBuilder()
            .setType(resource.type())
            .setName(resource.name())
            .setUrn(resource.urn())
            .setOptions(options(resource.options()))
            .setProperties(properties);
    resource.provider().ifPresent(manager -> request.setProvider(provider(manager)));
    return request.build();
  }

  private static AnalyzerProviderResource provider(TestResource manager) {
    return AnalyzerProviderResource.newBuilder()
        .setType(manager.type())
        .setName(manager.name())
        .setUrn(manager.urn())
        .setProperties(properties(manager))
        .build();
  }

  private static AnalyzerResourceOptions options(ResourceOptions options) {
    return AnalyzerResourceOptions.newBuilder()
        .setProtect(options.protect())
        .addAllIgnoreChanges(options.ignoreChanges())
        .setDeleteBeforeReplace(options.deleteBeforeReplace().orElse(false))
        .setDeleteBeforeReplaceDefined(options.deleteBeforeReplace().isPresent())
        .addAllAdditionalSecretOutputs(options.additionalSecretOutputs())
        .addAllAliases(options.aliases())
        .setCustomTimeouts(
            AnalyzerResourceOptions.CustomTimeouts.newBuilder()
                .setCreate(seconds(options.customTimeouts().create()))
                .setUpdate(seconds(options.customTimeouts().update()))
                .setDelete(seconds(options.customTimeouts().delete())))
        .setParent(options.parent())
        .build();
  }

  private static double seconds(Optional<Duration> timeout) {
    return timeout.map(Duration::toMillis).orElse(0L) / 1000.0;
  }

  private static AnalyzeResponse survived(AnalyzeResponse answer) {
    for (AnalyzeDiagnostic diagnostic : answer.getDiagnosticsList()) {
      if (diagnostic.getEnforcementLevel() != EnforcementLevel.ADVISORY
          && diagnostic.getEnforcementLevel() != EnforcementLevel.MANDATORY) {
        throw new AssertionError("The engine crashes on the level of " + diagnostic);
      }
    }
    return answer;
  }

  /** Tells the pack to end. */
  public void cancel() {
    var unused = calls().cancel(Empty.getDefaultInstance());
  }

  /** The process's exit code; empty if it is still running after this time. */
  public OptionalInt exitCode(Duration within) throws InterruptedException {
    if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
      return OptionalInt.empty();
    }
    for (Thread reader : readers) {
      reader.join(within.toMillis());
    }
    return OptionalInt.of(process.exitValue());
  }

  /** The process, for tests that do it harm. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Lines on standard output after the port. */
  public List<String> chatter() {
    return List.copyOf(output);
  }

  /** Lines on standard error. */
  public List<String> errors() {
    synchronized (errors) {
      return List.copyOf(errors);
    }
  }

  /** Ends the process, whatever it is doing. */
  @Override
  public void close() {
    ManagedChannel open = channel;
    if (open != null) {
      open.shutdownNow();
    }
    process.destroyForcibly();
  }
}
