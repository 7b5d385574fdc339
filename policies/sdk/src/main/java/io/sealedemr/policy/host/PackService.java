package io.sealedemr.policy.host;

import com.google.protobuf.Empty;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.StackInfo;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pulumirpc.AnalyzerGrpc.AnalyzerImplBase;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureResponse;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;
import pulumirpc.Plugin.PluginInfo;

/**
 * The nine calls of Pulumi's analyzer service. Every call is answered or fails with a text: a call
 * that isn't implemented would let the engine skip it in silence.
 */
final class PackService extends AnalyzerImplBase {
  private final Callable<PackSource> source;
  private final HostOptions options;
  private final TimeLimit timeLimit;
  private final Runnable onCancel;

  private volatile @Nullable Judge judge;
  private volatile boolean cancelled;

  /**
   * The service.
   *
   * @param source gives the pack's source, waiting until it is loaded
   * @param onCancel ends the process
   */
  PackService(
      Callable<PackSource> source, HostOptions options, TimeLimit timeLimit, Runnable onCancel) {
    this.source = source;
    this.options = options;
    this.timeLimit = timeLimit;
    this.onCancel = onCancel;
  }

  @Override
  public void handshake(
      AnalyzerHandshakeRequest request, StreamObserver<AnalyzerHandshakeResponse> to) {
    answer(to, "Handshake", AnalyzerHandshakeResponse::getDefaultInstance);
  }

  @Override
  public void configureStack(
      AnalyzerStackConfigureRequest request, StreamObserver<AnalyzerStackConfigureResponse> to) {
    answer(
        to,
        "ConfigureStack",
        () -> {
          makeFor(
              new StackInfo(
                  request.getOrganization(),
                  request.getProject(),
                  request.getStack(),
                  request.getDryRun(),
                  request.getConfigMap(),
                  Set.copyOf(request.getConfigSecretKeysList()),
                  request.getTagsMap()));
          return AnalyzerStackConfigureResponse.getDefaultInstance();
        });
  }

  @Override
  public void getPluginInfo(Empty request, StreamObserver<PluginInfo> to) {
    answer(
        to, "GetPluginInfo", () -> PluginInfo.newBuilder().setVersion(judge().version()).build());
  }

  @Override
  public void getAnalyzerInfo(Empty request, StreamObserver<AnalyzerInfo> to) {
    answer(to, "GetAnalyzerInfo", () -> judge().info());
  }

  @Override
  public void configure(ConfigureAnalyzerRequest request, StreamObserver<Empty> to) {
    answer(
        to,
        "Configure",
        () -> {
          judge = judge().configured(request.getPolicyConfigMap());
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void remediate(AnalyzeRequest request, StreamObserver<RemediateResponse> to) {
    answer(to, "Remediate", () -> judge().remediate(request));
  }

  @Override
  public void analyze(AnalyzeRequest request, StreamObserver<AnalyzeResponse> to) {
    answer(to, "Analyze", () -> judge().analyze(request));
  }

  @Override
  public void analyzeStack(AnalyzeStackRequest request, StreamObserver<AnalyzeResponse> to) {
    answer(to, "AnalyzeStack", () -> judge().analyzeStack(request));
  }

  @Override
  public void cancel(Empty request, StreamObserver<Empty> to) {
    cancelled = true;
    to.onNext(Empty.getDefaultInstance());
    to.onCompleted();
    onCancel.run();
  }

  /** The pack, made for no stack where the engine never names one ({@code policy publish}). */
  private Judge judge() throws Exception {
    Judge known = judge;
    return known == null ? makeFor(StackInfo.NONE) : known;
  }

  private synchronized Judge makeFor(StackInfo stack) throws Exception {
    Pack pack = source.call().pack(stack);
    Judge made = new Judge(pack, stack, options, timeLimit);
    judge = made;
    return made;
  }

  private <T> void answer(StreamObserver<T> to, String call, Callable<T> body) {
    T answer;
    try {
      answer = body.call();
    } catch (IllegalArgumentException e) {
      to.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
      return;
    } catch (Throwable e) {
      // Errors too: gRPC would send them without a text.
      Status status = cancelled ? Status.CANCELLED : Status.FAILED_PRECONDITION;
      to.onError(
          status.withDescription(call + " failed: " + StartFailures.line(e)).asRuntimeException());
      return;
    }
    if (cancelled) {
      to.onError(
          Status.CANCELLED
              .withDescription("The policy pack is shutting down.")
              .asRuntimeException());
      return;
    }
    to.onNext(answer);
    to.onCompleted();
  }
}
