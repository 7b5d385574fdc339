package io.sealedemr.policy.test;

import io.sealedemr.policy.Path;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Asks a resource policy about properties. They take the way over the wire, and every policy is
 * asked twice, in two threads: one that answers differently has a state, and fails the test.
 */
public final class PolicyTester {
  private final ResourcePolicy policy;
  private final StackInfo stack;
  private final Set<Path> reads = new LinkedHashSet<>();

  private PolicyTester(ResourcePolicy policy, StackInfo stack) {
    this.policy = policy;
    this.stack = stack;
  }

  /** A tester for previews. */
  public static PolicyTester of(ResourcePolicy policy) {
    return new PolicyTester(policy, StackInfo.NONE);
  }

  /** A tester for previews of a stack policy. */
  public static StackTester of(StackPolicy policy) {
    return new StackTester(policy, StackInfo.NONE);
  }

  /** The same for a certain stack. */
  public PolicyTester in(StackInfo other) {
    return new PolicyTester(policy, other);
  }

  public PolicySpec spec() {
    return policy.spec();
  }

  /**
   * Asks about a resource of the spec's type, or of an invented one if the spec names none or
   * several.
   */
  public Result check(Map<String, ?> properties) {
    return check(resource(properties));
  }

  /** Asks about a resource; its edges are not seen, as in an engine. */
  public Result check(TestResource resource) {
    Run run = run(resource);
    reads.addAll(run.reads());
    return run.result();
  }

  /** The places that the policy has looked at so far. */
  public Set<Path> reads() {
    return Set.copyOf(reads);
  }

  /**
   * Makes each place that the policy reads in a violating resource unknown, one at a time.
   *
   * @return the places at which a violation then is lost without the policy calling itself
   *     undetermined; must be empty
   * @throws IllegalArgumentException if the resource has no violation as it is
   */
  public List<String> silentWhenUnknown(Map<String, ?> violating) {
    return silent(violating, (root, place) -> Mutation.unknown(root, Mutation.knownOrNot(place)));
  }

  /**
   * Puts a value of another kind at each place that the policy reads in a violating resource, one
   * at a time, documents inside strings included.
   *
   * @return the places at which a violation then is lost without the policy objecting; must be
   *     empty
   * @throws IllegalArgumentException if the resource has no violation as it is
   */
  public List<String> silentWhenWrongKind(Map<String, ?> violating) {
    return silent(violating, Mutation::wrongKind);
  }

  private List<String> silent(
      Map<String, ?> violating, BiFunction<Value, Path, Optional<Value>> mutation) {
    TestResource resource = resource(violating);
    Run before = run(resource);
    if (before.result().violations().isEmpty()) {
      throw new IllegalArgumentException("The resource has no violation to begin with.");
    }
    List<String> silent = new ArrayList<>();
    for (Path place : before.reads()) {
      mutation
          .apply(Value.of(violating), place)
          .map(changed -> run(resource.with(changed)).result())
          .filter(after -> after.fallsSilentBeside(before.result()))
          .ifPresent(after -> silent.add(place.toString()));
    }
    return silent.stream().sorted().toList();
  }

  private TestResource resource(Map<String, ?> properties) {
    Set<String> types = policy.spec().types();
    String type = types.size() == 1 ? types.iterator().next() : "test:index:Resource";
    return TestResource.of(type, "tested", properties);
  }

  private record Run(Result result, Set<Path> reads) {}

  private Run run(TestResource resource) {
    Recorder recorder = new Recorder();
    Result result =
        Twice.same(
            policy.spec().name(),
            () -> {
              TestResource bare =
                  TestResource.of(resource.type(), resource.name(), resource.properties());
              return Result.of(
                  Judgement.of(policy, bare.seenThrough(recorder), stack).run(), false);
            });
    return new Run(result, recorder.places());
  }
}
