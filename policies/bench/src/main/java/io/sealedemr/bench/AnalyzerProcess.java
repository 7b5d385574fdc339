package io.sealedemr.bench;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerGrpc.AnalyzerBlockingStub;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;

/** A contender that runs, and the times of its start. */
final class AnalyzerProcess implements AutoCloseable {

  private static final int LARGEST_MESSAGE = 400 << 20;
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final ManagedChannel channel;
  private final AnalyzerBlockingStub stub;
  private final long started;
  private final double portMillis;

  private AnalyzerProcess(Process process, int port, long started, double portMillis) {
    this.process = process;
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .build();
    this.stub = AnalyzerGrpc.newBlockingStub(channel);
    this.started = started;
    this.portMillis = portMillis;
  }

  /** Starts it and waits for the port. */
  static AnalyzerProcess start(Contender contender) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(contender.command())
            .directory(contender.folder().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    long started = System.nanoTime();
    Process process = builder.start();
    // Not closed: the process would end by its next word.
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    double portMillis = millisSince(started);
    if (line == null || !line.strip().matches("\\d+")) {
      process.destroyForcibly();
      throw new IllegalStateException(contender.name() + " printed no port but " + line);
    }
    return new AnalyzerProcess(process, Integer.parseInt(line.strip()), started, portMillis);
  }

  static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }

  /** From the start to the port. */
  double portMillis() {
    return portMillis;
  }

  /**
   * What a preview of one resource calls.
   *
   * @return milliseconds from the process's start to the last answer
   */
  double firstCalls(AnalyzeRequest resource, AnalyzeStackRequest stack) {
    offer(
        () ->
            calls()
                .handshake(
                    AnalyzerHandshakeRequest.newBuilder().setEngineAddress("127.0.0.1:1").build()));
    offer(
        () ->
            calls()
                .configureStack(
                    AnalyzerStackConfigureRequest.newBuilder()
                        .setOrganization("organization")
                        .setProject("test")
                        .setStack("test")
                        .setDryRun(true)
                        .build()));
    var unusedPlugin = calls().getPluginInfo(Empty.getDefaultInstance());
    AnalyzerInfo info = calls().getAnalyzerInfo(Empty.getDefaultInstance());
    ConfigureAnalyzerRequest.Builder levels = ConfigureAnalyzerRequest.newBuilder();
    info.getPoliciesList()
        .forEach(
            policy ->
                levels.putPolicyConfig(
                    policy.getName(),
                    PolicyConfig.newBuilder()
                        .setEnforcementLevel(policy.getEnforcementLevel())
                        .setProperties(Struct.getDefaultInstance())
                        .build()));
    var unusedConfigure = calls().configure(levels.build());
    offer(() -> calls().remediate(resource));
    var unusedAnalyze = calls().analyze(resource);
    var unusedAnalyzeStack = calls().analyzeStack(stack);
    return millisSince(started);
  }

  private AnalyzerBlockingStub calls() {
    return stub.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** A call that not all analyzers know; the engine goes on without. */
  private static void offer(Supplier<?> call) {
    try {
      var unused = call.get();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
    }
  }

  /** The milliseconds of one call. */
  double analyze(AnalyzeRequest resource) {
    long begin = System.nanoTime();
    var unused = calls().analyze(resource);
    return millisSince(begin);
  }

  /** The milliseconds of one call. */
  double analyze(AnalyzeStackRequest stack) {
    long begin = System.nanoTime();
    var unused = calls().analyzeStack(stack);
    return millisSince(begin);
  }

  /** The most memory that was resident at one time, in MiB, by Linux's proc(5). */
  double peakMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Ends it as the engine does. */
  void cancel() throws InterruptedException {
    var unused = calls().cancel(Empty.getDefaultInstance());
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The process does not end.");
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    process.destroyForcibly();
  }
}
