package io.sealedemr.conformance.engine.provider;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The provider's process: prints its port, serves, and ends with the engine that started it. */
public final class SimpleProviderMain {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int LARGEST_MESSAGE = 400 << 20;

  private SimpleProviderMain() {}

  /** Serves until the process is ended. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0))
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .addService(new SimpleProvider())
            .build()
            .start();
    System.out.println(server.getPort());
    System.out.flush();
    ProcessHandle.current()
        .parent()
        .ifPresent(engine -> new Thread(() -> outlive(engine), "engine").start());
    server.awaitTermination();
  }

  /** Nothing tells a provider that the engine has died. */
  private static void outlive(ProcessHandle engine) {
    engine.onExit().join();
    Runtime.getRuntime().halt(0);
  }
}
