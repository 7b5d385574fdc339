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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerGrpc.AnalyzerBlockingStub;
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
import pulumirpc.AnalyzerOuterClass.Remediation;

/**
 * Starts a policy pack as a process and plays the part of Pulumi's engine over gRPC: its calls, in
 * its order, and its demands on the process. What the engine would not survive, or would take for a
 * pass, is an {@link AssertionError} here. A test goes: {@code start}, one of {@code begin}, the
 * resources, {@link #analyzeStack}, {@link #end}.
 */
public final class EngineSimulator implements AutoCloseable {

  /** A stack in a preview, without configuration and tags. */
  public static final StackInfo PREVIEW =
      new StackInfo("organization", "test", "test", true, Map.of(), Set.of(), Map.of());

  /** The same stack in an update. */
  public static final StackInfo UPDATE =
      new StackInfo("organization", "test", "test", false, Map.of(), Set.of(), Map.of());

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The engine kills a pack that takes longer to end. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private static final int LARGEST_MESSAGE = 400 << 20;

  private final Process process;
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> readers = new ArrayList<>();
  private @Nullable ManagedChannel channel;
  private @Nullable AnalyzerBlockingStub stub;
  private @Nullable AnalyzerInfo info;
  private Map<String, EnforcementLevel> levels = Map.of();

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

  /** Waits for the port and connects to it. */
  private void connect() throws InterruptedException {
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
  }

  private AnalyzerBlockingStub calls(Duration within) {
    AnalyzerBlockingStub connected = stub;
    if (connected == null) {
      throw new IllegalStateException("Not connected.");
    }
    return connected.withDeadlineAfter(within.toSeconds(), TimeUnit.SECONDS);
  }

  private <T> T call(String name, Function<AnalyzerBlockingStub, T> call) {
    return Demands.answer(name, () -> call.apply(calls(PATIENCE)));
  }

  /** Begins a preview of {@link #PREVIEW}, in which nothing is configured. */
  public void beginPreview() throws InterruptedException {
    begin(PREVIEW, Map.of());
  }

  /**
   * Does what a preview or an update does before the first resource.
   *
   * @param stack the stack, and by {@code preview} which of both it is
   * @param configuration the file that the user gives with {@code --policy-pack-config}; see {@link
   *     #configure}
   */
  public void begin(StackInfo stack, Map<String, ?> configuration) throws InterruptedException {
    connect();
    handshake();
    configureStack(stack);
    pluginVersion();
    analyzerInfo();
    configure(configuration);
  }

  /** Begins as {@code pulumi policy analyze} does, which names no stack. */
  public void beginAnalysis(Map<String, ?> configuration) throws InterruptedException {
    beginPublication();
    configure(configuration);
  }

  /**
   * Does all that {@code pulumi policy publish} does, which names no stack and configures nothing.
   *
   * @return the pack's description of itself
   */
  public AnalyzerInfo beginPublication() throws InterruptedException {
    connect();
    handshake();
    pluginVersion();
    return analyzerInfo();
  }

  private void handshake() {
    // The engine's patience with a pack that has given its port.
    var unused =
        Demands.answer(
            "Handshake",
            () ->
                calls(Duration.ofSeconds(10))
                    .handshake(
                        AnalyzerHandshakeRequest.newBuilder()
                            .setEngineAddress("127.0.0.1:1")
                            .setRootDirectory(".")
                            .setProgramDirectory(".")
                            .build()));
  }

  private void configureStack(StackInfo stack) {
    var unused =
        call(
            "ConfigureStack",
            pack ->
                pack.configureStack(
                    AnalyzerStackConfigureRequest.newBuilder()
                        .setOrganization(stack.organization())
                        .setProject(stack.project())
                        .setStack(stack.name())
                        .setDryRun(stack.preview())
                        .putAllConfig(stack.config())
                        .addAllConfigSecretKeys(stack.secretKeys())
                        .putAllTags(stack.tags())
                        .build()));
  }

  /** The pack's version. */
  public String pluginVersion() {
    String version =
        call("GetPluginInfo", pack -> pack.getPluginInfo(Empty.getDefaultInstance())).getVersion();
    Demands.ofVersion(version);
    return version;
  }

  /** The pack's description of itself. */
  public AnalyzerInfo analyzerInfo() {
    AnalyzerInfo known = info;
    if (known == null) {
      // The engine asks once.
      known = call("GetAnalyzerInfo", pack -> pack.getAnalyzerInfo(Empty.getDefaultInstance()));
      Demands.ofInfo(known);
      levels = PolicyConfiguration.own(known);
      info = known;
    }
    return known;
  }

  /**
   * Configures the policies as the engine does: the user's file over the pack's own configuration,
   * a level for every policy.
   *
   * @param file what it holds: for each policy's name, or {@code all}, a level in lower case, or a
   *     map of settings, one of which may be {@code enforcementLevel}
   */
  public void configure(Map<String, ?> file) {
    Map<String, PolicyConfig> sent = PolicyConfiguration.of(analyzerInfo(), file);
    if (!sent.isEmpty()) {
      var unused =
          call(
              "Configure",
              pack ->
                  pack.configure(
                      ConfigureAnalyzerRequest.newBuilder().putAllPolicyConfig(sent).build()));
    }
    Map<String, EnforcementLevel> configured = new LinkedHashMap<>();
    sent.forEach((policy, config) -> configured.put(policy, config.getEnforcementLevel()));
    levels = configured;
  }

  /**
   * Registers a resource: lets the pack repair it, then asks about what has become of it.
   *
   * @return what the pack says of the repaired resource
   */
  public AnalyzeResponse register(TestResource resource) {
    Struct properties = properties(resource);
    for (Remediation remediation : remediate(resource, properties).getRemediationsList()) {
      if (remediation.hasProperties()) {
        properties = remediation.getProperties();
      }
    }
    return analyze(resource, properties);
  }

  public AnalyzeResponse analyze(TestResource resource) {
    return analyze(resource, properties(resource));
  }

  /** As {@link #analyze(TestResource)}, with properties in their wire form. */
  public AnalyzeResponse analyze(TestResource resource, Struct properties) {
    // The engine keeps its bookkeeping back here, at the top only.
    Struct.Builder shown = properties.toBuilder();
    properties.getFieldsMap().keySet().stream()
        .filter(key -> key.startsWith("__"))
        .forEach(shown::removeFields);
    return survived(call("Analyze", pack -> pack.analyze(request(resource, shown.build()))));
  }

  public RemediateResponse remediate(TestResource resource) {
    return remediate(resource, properties(resource));
  }

  /** As {@link #remediate(TestResource)}, with properties in their wire form. */
  public RemediateResponse remediate(TestResource resource, Struct properties) {
    RemediateResponse answer =
        call("Remediate", pack -> pack.remediate(request(resource, properties)));
    Demands.ofRemediations(answer, levels);
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
    return survived(call("AnalyzeStack", pack -> pack.analyzeStack(request.build())));
  }

  private AnalyzeResponse survived(AnalyzeResponse answer) {
    Demands.ofDiagnostics(answer, levels);
    return answer;
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

  /**
   * Ends the operation.
   *
   * @throws AssertionError if the pack is not gone in time, fails, or has written to standard
   *     output
   */
  public void end() throws InterruptedException {
    cancel();
    OptionalInt code = exitCode(FAREWELL);
    if (!code.equals(OptionalInt.of(0))) {
      throw new AssertionError(
          (code.isEmpty()
                  ? "The pack still runs " + FAREWELL.toSeconds() + " s after Cancel."
                  : "The pack ended with exit code " + code.getAsInt() + ".")
              + " Standard error: "
              + errors());
    }
    keptQuiet();
  }

  /** Tells the pack to end. */
  public void cancel() {
    var unused = call("Cancel", pack -> pack.cancel(Empty.getDefaultInstance()));
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

  /**
   * Ends the process, whatever it is doing.
   *
   * @throws AssertionError if it has written to standard output, beside the port
   */
  @Override
  public void close() {
    ManagedChannel open = channel;
    if (open != null) {
      open.shutdownNow();
    }
    process.destroyForcibly();
    keptQuiet();
  }

  /** A line before the port can hang the engine, one after it is shown to the user. */
  private void keptQuiet() {
    if (!output.isEmpty()) {
      throw new AssertionError("The pack wrote to standard output: " + chatter());
    }
  }
}
