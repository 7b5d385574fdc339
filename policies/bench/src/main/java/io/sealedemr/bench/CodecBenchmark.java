package io.sealedemr.bench;

import com.google.protobuf.Struct;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;

/** The codec, and the reader of documents. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

  private static final String SECURITY_CONFIGURATION =
      "aws:emr/securityConfiguration:SecurityConfiguration";

  private final Struct one =
      SampleStack.requests().stream()
          .filter(request -> request.getType().equals(SECURITY_CONFIGURATION))
          .map(AnalyzeRequest::getProperties)
          .findFirst()
          .orElseThrow();

  private final List<Struct> thousand =
      SampleStack.ofSize(1_000).getResourcesList().stream()
          .map(AnalyzerResource::getProperties)
          .toList();

  private final Value.Fields decoded = (Value.Fields) Codec.decode(one);

  @Benchmark
  public Value decodesASecurityConfiguration() {
    return Codec.decode(one);
  }

  @Benchmark
  public Struct encodesASecurityConfiguration() {
    return Codec.encode(decoded);
  }

  @Benchmark
  public List<Value> decodesAThousandResources() {
    List<Value> all = new ArrayList<>(thousand.size());
    for (Struct properties : thousand) {
      all.add(Codec.decode(properties));
    }
    return all;
  }
}
