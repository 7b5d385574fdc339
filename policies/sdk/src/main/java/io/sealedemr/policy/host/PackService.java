package io.sealedemr.policy.host;

import com.google.protobuf.Empty;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.StackInfo;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final Status SHUTTING_DOWN =
      Status.CANCELLED.withDescription("The policy pack is shutting down.");

  private final Callable<PackSource> source;
  private final HostOptions options;
  private final TimeLimit timeLimit;
  private final Runnable onCancel;

  private volatile @Nullable Judge judge;
  private volatile boolean cancelled;
  private final Set<Answer<?>> inFlight = ConcurrentHashMap.newKeySet();

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
    inFlight.forEach(answer -> answer.fail(SHUTTING_DOWN));
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
    Answer<T> answer = new Answer<>(to);
    inFlight.add(answer);
    try {
      T given = body.call();
      if (cancelled) {
        answer.fail(SHUTTING_DOWN);
      } else {
        answer.give(given);
      }
    } catch (IllegalArgumentException e) {
      answer.fail(Status.INVALID_ARGUMENT.withDescription(e.getMessage()));
    } catch (Throwable e) {
      // Errors too: gRPC would send them without a text.
      Status status = cancelled ? Status.CANCELLED : Status.FAILED_PRECONDITION;
      answer.fail(status.withDescription(call + " failed: " + StartFailures.line(e)));
    } finally {
      inFlight.remove(answer);
    }
  }

  /** What a call gets back, once: from the call itself, or from Cancel before it has ended. */
  private static final class Answer<T> {
    private final StreamObserver<T> to;
    private boolean given;

    Answer(StreamObserver<T> to) {
      this.to = to;
    }

    synchronized void give(T answer) {
      if (!given) {
        given = true;
        to.onNext(answer);
        to.onCompleted();
      }
    }

    synchronized void fail(Status status) {
      if (!given) {
        given = true;
        to.onError(status.asRuntimeException());
      }
    }
  }
}
