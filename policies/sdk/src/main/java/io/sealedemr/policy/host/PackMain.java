package io.sealedemr.policy.host;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.sealedemr.policy.PackSource;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The process of a policy pack: prints the port that it listens on as the first and only line of
 * standard output, serves the engine, and ends when the engine cancels it or dies.
 *
 * <p>The argument is the name of the pack's {@link PackSource} class; without one it is the class
 * that the pack's jars declare under {@code META-INF/services}. Exit code 0 after Cancel and after
 * the engine's death, 1 with one line on standard error if the pack can't start.
 */
public final class PackMain {

  /** The engine calls 127.0.0.1, also where Java would prefer IPv6's loopback. */
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** What the engine's own command line accepts. */
  private static final long LARGEST_MESSAGE = 400 << 20;

  /** A larger one is not even gathered from its parts; {@link RequestBounds} refuses the others. */
  private static final int OF_MEMORY = 2;

  /** Deep property trees need deep calls; only what is used of it is taken from the memory. */
  private static final long STACK_SIZE = 64L << 20;

  /** A pack that takes longer to load must not keep the engine from the port. */
  private static final long LOADING_SECONDS = 3;

  private static final long FAREWELL_MILLIS = 100;

  private PackMain() {}

  /** Runs the pack; returns only if the process is about to end. */
  public static void main(String[] args) {
    PrintStream port = System.out;
    // Before any class of the pack is loaded: a line of its static initialisers would be taken for
    // the port, and one beside the port can hang the engine.
    System.setOut(System.err);
    try {
      serve(args, port);
    } catch (StartFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      System.exit(0);
    } catch (Throwable e) {
      System.err.println("The policy pack can't start: " + StartFailures.line(e));
      System.exit(1);
    }
  }

  private static void serve(String[] args, PrintStream port)
      throws StartFailure, InterruptedException, IOException {
    // The transport's native parts and its use of internal memory access warn on newer JDKs.
    System.setProperty("io.grpc.netty.shaded.io.netty.transport.noNative", "true");
    System.setProperty("io.grpc.netty.shaded.io.netty.noUnsafe", "true");
    if (args.length > 1) {
      throw new StartFailure(
          "Expected the name of the policy pack's class, found " + args.length + " arguments.");
    }
    // At once: of a parent that has died no one can tell that it was the engine.
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    HostOptions options = HostOptions.of(System.getenv());
    FutureTask<PackSource> loading =
        new FutureTask<>(() -> args.length == 0 ? load() : load(args[0]));
    threads("pack").newThread(loading).start();

    ExecutorService calls = Executors.newCachedThreadPool(threads("call"));
    ExecutorService policies = Executors.newCachedThreadPool(threads("policy"));
    CompletableFuture<Void> ended = new CompletableFuture<>();
    PackService service =
        new PackService(
            loading::get,
            options,
            new TimeLimit(options.timeLimit(), policies),
            () -> ended.complete(null));
    NioEventLoopGroup loop = new NioEventLoopGroup(1, threads("transport"));
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0))
            .bossEventLoopGroup(loop)
            .workerEventLoopGroup(loop)
            .channelType(NioServerSocketChannel.class)
            .executor(calls)
            .maxInboundMessageSize(largestMessage())
            .addService(RequestBounds.on(service.bindService()))
            .build()
            .start();
    await(loading);
    port.println(server.getPort());
    port.flush();
    port.close();
    parent.ifPresent(engine -> threads("engine").newThread(() -> outlive(engine, ended)).start());
    try {
      ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    server.shutdown();
    if (!server.awaitTermination(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)) {
      server.shutdownNow();
      server.awaitTermination(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    }
    System.exit(0);
  }

  private static int largestMessage() {
    return (int) Math.min(LARGEST_MESSAGE, Runtime.getRuntime().maxMemory() / OF_MEMORY);
  }

  private static void outlive(ProcessHandle engine, CompletableFuture<Void> ended) {
    engine.onExit().join();
    ended.complete(null);
  }

  private static void await(FutureTask<PackSource> loading)
      throws InterruptedException, StartFailure {
    try {
      loading.get(LOADING_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // The calls wait for it; the engine can go on with its other plugins.
    } catch (ExecutionException e) {
      throw new StartFailure("The policy pack can't start: " + StartFailures.line(e));
    }
  }

  /** The one that the pack's jars declare, for a pack that names no class. */
  private static PackSource load() throws StartFailure {
    List<ServiceLoader.Provider<PackSource>> declared =
        ServiceLoader.load(PackSource.class).stream().toList();
    if (declared.size() != 1) {
      throw new StartFailure(
          "META-INF/services/%s declares %s; name one there, or as runtime option \"pack\" in PulumiPolicy.yaml."
              .formatted(
                  PackSource.class.getName(),
                  declared.isEmpty()
                      ? "no class"
                      : declared.stream()
                          .map(provider -> provider.type().getName())
                          .sorted()
                          .collect(Collectors.joining(" and "))));
    }
    return declared.get(0).get();
  }

  private static PackSource load(String className) throws StartFailure {
    try {
      Class<?> source = Class.forName(className);
      if (!PackSource.class.isAssignableFrom(source)) {
        throw new StartFailure(className + " is no " + PackSource.class.getName() + ".");
      }
      return (PackSource) source.getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw new StartFailure("there is no class " + className + " on its class path.");
    } catch (InvocationTargetException e) {
      throw new StartFailure(className + " failed: " + StartFailures.line(e.getTargetException()));
    } catch (ReflectiveOperationException e) {
      throw new StartFailure(className + " has no public constructor without parameters.");
    }
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return body -> {
      Thread thread = new Thread(null, body, name + "-" + count.incrementAndGet(), STACK_SIZE);
      thread.setDaemon(true);
      return thread;
    };
  }
}
