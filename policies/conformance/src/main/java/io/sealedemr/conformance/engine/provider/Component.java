package io.sealedemr.conformance.engine.provider;

import com.google.protobuf.Struct;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Provider.ConstructResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.ResourceMonitorGrpc;

/** The component: its one child is a {@code Uuid} with the component's inputs. */
final class Component {

  private Component() {}

  /** Registers the component and its child with the engine, as a program would. */
  static ConstructResponse construct(ConstructRequest request) {
    ManagedChannel channel =
        NettyChannelBuilder.forTarget(request.getMonitorEndpoint()).usePlaintext().build();
    try {
      ResourceMonitorGrpc.ResourceMonitorBlockingStub engine =
          ResourceMonitorGrpc.newBlockingStub(channel);
      String urn =
          engine
              .registerResource(
                  RegisterResourceRequest.newBuilder()
                      .setType(request.getType())
                      .setName(request.getName())
                      .setParent(request.getParent())
                      .build())
              .getUrn();
      engine.registerResource(
          RegisterResourceRequest.newBuilder()
              .setType("simple:index:Uuid")
              .setName(request.getName() + "-child")
              .setParent(urn)
              .setCustom(true)
              .setAcceptSecrets(true)
              .setVersion(SimpleProvider.VERSION)
              .setObject(request.getInputs())
              .build());
      engine.registerResourceOutputs(
          RegisterResourceOutputsRequest.newBuilder()
              .setUrn(urn)
              .setOutputs(Struct.getDefaultInstance())
              .build());
      return ConstructResponse.newBuilder().setUrn(urn).build();
    } finally {
      channel.shutdownNow();
    }
  }
}
