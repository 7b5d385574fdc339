package io.sealedemr.bench;

import com.google.protobuf.Empty;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

/** The floor: the few lines that an analyzer in Java needs to say yes to everything. */
public final class BareAnalyzer extends AnalyzerImplBase {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int LARGEST_MESSAGE = 400 << 20;

  private BareAnalyzer() {}

  /** Serves until it is cancelled. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0))
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .addService(new BareAnalyzer())
            .build()
            .start();
    System.out.println(server.getPort());
    server.awaitTermination();
  }

  private static <T> void answer(StreamObserver<T> to, T answer) {
    to.onNext(answer);
    to.onCompleted();
  }

  @Override
  public void handshake(
      AnalyzerHandshakeRequest request, StreamObserver<AnalyzerHandshakeResponse> to) {
    answer(to, AnalyzerHandshakeResponse.getDefaultInstance());
  }

  @Override
  public void configureStack(
      AnalyzerStackConfigureRequest request, StreamObserver<AnalyzerStackConfigureResponse> to) {
    answer(to, AnalyzerStackConfigureResponse.getDefaultInstance());
  }

  @Override
  public void getPluginInfo(Empty request, StreamObserver<PluginInfo> to) {
    answer(to, PluginInfo.newBuilder().setVersion("1.0.0").build());
  }

  @Override
  public void getAnalyzerInfo(Empty request, StreamObserver<AnalyzerInfo> to) {
    answer(to, AnalyzerInfo.newBuilder().setName("bare").setVersion("1.0.0").build());
  }

  @Override
  public void configure(ConfigureAnalyzerRequest request, StreamObserver<Empty> to) {
    answer(to, Empty.getDefaultInstance());
  }

  @Override
  public void remediate(AnalyzeRequest request, StreamObserver<RemediateResponse> to) {
    answer(to, RemediateResponse.getDefaultInstance());
  }

  @Override
  public void analyze(AnalyzeRequest request, StreamObserver<AnalyzeResponse> to) {
    answer(to, AnalyzeResponse.getDefaultInstance());
  }

  @Override
  public void analyzeStack(AnalyzeStackRequest request, StreamObserver<AnalyzeResponse> to) {
    answer(to, AnalyzeResponse.getDefaultInstance());
  }

  @Override
  public void cancel(Empty request, StreamObserver<Empty> to) {
    answer(to, Empty.getDefaultInstance());
    // Not from this thread: the answer is still on its way.
    new Thread(() -> System.exit(0), "exit").start();
  }
}
