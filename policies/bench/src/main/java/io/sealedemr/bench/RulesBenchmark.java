package io.sealedemr.bench;

import io.sealedemr.policies.EmrPolicies;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.Property;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourceOptions;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import io.sealedemr.policy.host.Documents;
import io.sealedemr.policy.host.Judgement;
import io.sealedemr.policy.host.SettingValues;
import io.sealedemr.policy.host.StackResources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;

/** All rules of the EMR pack on stacks of this many resources, without the wire. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RulesBenchmark {

  /** One copy of the secure stack, ten, a hundred. */
  @Param({"38", "380", "3800"})
  public int size;

  private List<Resource> resources = List.of();

  @Setup
  public void prepare() {
    resources =
        SampleStack.ofSize(size).getResourcesList().stream().map(RulesBenchmark::resource).toList();
  }

  @Benchmark
  public void resourceRules(Blackhole outcomes) {
    for (Policy policy : EmrPolicies.all()) {
      if (policy instanceof ResourcePolicy rule) {
        for (Resource resource : resources) {
          if (rule.spec().types().contains(resource.type())) {
            outcomes.consume(Judgement.of(rule, resource, StackInfo.NONE, settings(policy)).run());
          }
        }
      }
    }
  }

  @Benchmark
  public void stackRules(Blackhole outcomes) {
    StackResources stack = StackResources.of(resources);
    for (Policy policy : EmrPolicies.all()) {
      if (policy instanceof StackPolicy rule) {
        outcomes.consume(Judgement.of(rule, stack, StackInfo.NONE, settings(policy)).run());
      }
    }
  }

  private static SettingValues settings(Policy policy) {
    return SettingValues.of(policy.spec(), new Value.Fields(Map.of(), false));
  }

  private static Resource resource(AnalyzerResource sent) {
    return new Resource(
        sent.getType(),
        sent.getName(),
        sent.getUrn(),
        Property.of(Codec.decode(sent.getProperties()), new Documents(sent.getUrn())),
        ResourceOptions.NONE,
        Optional.empty(),
        sent.getDependenciesList(),
        sent.getPropertyDependenciesMap().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, edges -> List.copyOf(edges.getValue().getUrnsList()))));
  }
}
