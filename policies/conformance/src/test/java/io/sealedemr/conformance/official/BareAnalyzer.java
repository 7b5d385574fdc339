package io.sealedemr.conformance.official;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;
import pulumirpc.AnalyzerOuterClass.PolicyType;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;
import pulumirpc.AnalyzerOuterClass.Remediation;

/**
 * The pack of {@code policy-remediate} without any SDK, and with the fault that its argument names.
 */
final class BareAnalyzer extends AnalyzerGrpc.AnalyzerImplBase {

  private static final String POLICY = "fixup";
  private static final String PACK = "remediate";
  private static final String VERSION = "3.0.0";

  private final String fault;

  private BareAnalyzer(String fault) {
    this.fault = fault;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new BareAnalyzer(args[0]))
            .build()
            .start();
    System.out.println(server.getPort());
    server.awaitTermination();
  }

  private static <T> void answer(StreamObserver<T> to, T with) {
    to.onNext(with);
    to.onCompleted();
  }

  @Override
  public void configure(ConfigureAnalyzerRequest request, StreamObserver<Empty> to) {
    answer(to, Empty.getDefaultInstance());
  }

  @Override
  public void getAnalyzerInfo(Empty request, StreamObserver<AnalyzerInfo> to) {
    answer(
        to,
        AnalyzerInfo.newBuilder()
            .setName(PACK)
            .setVersion(VERSION)
            .setSupportsConfig(true)
            .addPolicies(
                PolicyInfo.newBuilder()
                    .setName(POLICY)
                    .setPolicyType(PolicyType.POLICY_TYPE_RESOURCE)
                    .setEnforcementLevel(EnforcementLevel.REMEDIATE))
            .build());
  }

  @Override
  public void analyze(AnalyzeRequest request, StreamObserver<AnalyzeResponse> to) {
    if (fault.equals("hang")) {
      return;
    }
    if (fault.equals("chatter") && request.getName().equals("res1")) {
      System.out.println("I am judging");
    }
    answer(to, AnalyzeResponse.getDefaultInstance());
  }

  @Override
  public void remediate(AnalyzeRequest request, StreamObserver<RemediateResponse> to) {
    RemediateResponse.Builder response = RemediateResponse.newBuilder();
    if (fault.equals("always-repair") && request.getType().equals(SimpleResource.TYPE)) {
      response.addRemediations(
          Remediation.newBuilder()
              .setPolicyName(POLICY)
              .setPolicyPackName(PACK)
              .setPolicyPackVersion(VERSION)
              .setProperties(
                  Struct.newBuilder()
                      .putFields(
                          SimpleResource.VALUE, Value.newBuilder().setBoolValue(false).build())));
    }
    answer(to, response.build());
  }
}
