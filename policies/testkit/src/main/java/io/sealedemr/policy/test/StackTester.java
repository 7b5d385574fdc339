package io.sealedemr.policy.test;

import io.sealedemr.policy.Path;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Judgement;
import io.sealedemr.policy.host.StackResources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** Asks a stack policy about resources; see {@link PolicyTester}, which makes it. */
public final class StackTester {
  private final StackPolicy policy;
  private final StackInfo stack;
  private final Map<String, ?> settings;
  private final Map<String, Set<Path>> reads = new LinkedHashMap<>();

  StackTester(StackPolicy policy, StackInfo stack, Map<String, ?> settings) {
    this.policy = policy;
    this.stack = stack;
    this.settings = settings;
  }

  /** The same for a certain stack. */
  public StackTester in(StackInfo other) {
    return new StackTester(policy, other, settings);
  }

  /** The same with what a user configures for the policy; see {@link PolicyTester#configured}. */
  public StackTester configured(Map<String, ?> values) {
    PolicyTester.settings(policy.spec(), values).check();
    return new StackTester(policy, stack, values);
  }

  public PolicySpec spec() {
    return policy.spec();
  }

  /** Asks about a stack of these resources. */
  public Result check(TestResource... resources) {
    Run run = run(List.of(resources));
    for (TestResource resource : resources) {
      reads
          .computeIfAbsent(resource.type(), type -> new LinkedHashSet<>())
          .addAll(run.reads().getOrDefault(resource.urn(), Set.of()));
    }
    return run.result();
  }

  /** The places that the policy has looked at so far, in the properties of resources of a type. */
  public Set<Path> reads(String type) {
    return Set.copyOf(reads.getOrDefault(type, Set.of()));
  }

  /**
   * As {@link PolicyTester#silentWhenUnknown}, over the properties of all resources.
   *
   * @return each place after its resource's name and a blank
   */
  public List<String> silentWhenUnknown(TestResource... violating) {
    return places(List.of(violating), Mutation::unknown, Result::fallsSilentBeside);
  }

  /**
   * As {@link PolicyTester#silentWhenWrongKind}, over the properties of all resources.
   *
   * @return each place after its resource's name and a blank
   */
  public List<String> silentWhenWrongKind(TestResource... violating) {
    return places(List.of(violating), Mutation::wrongKind, Result::fallsSilentBeside);
  }

  /**
   * As {@link PolicyTester#silentWhenAbsent}, over the properties of all resources.
   *
   * @return each place after its resource's name and a blank
   */
  public List<String> silentWhenAbsent(TestResource... violating) {
    return places(List.of(violating), Mutation::absent, Result::fallsSilentBeside);
  }

  /**
   * As {@link PolicyTester#silentWhenNull}, over the properties of all resources.
   *
   * @return each place after its resource's name and a blank
   */
  public List<String> silentWhenNull(TestResource... violating) {
    return places(List.of(violating), Mutation::nothing, Result::fallsSilentBeside);
  }

  /**
   * As {@link PolicyTester#differentWhenSecret}, over the properties of all resources.
   *
   * @return each place after its resource's name and a blank
   */
  public List<String> differentWhenSecret(TestResource... violating) {
    return places(
        List.of(violating), Mutation::secret, (after, before) -> !after.findsTheSameAs(before));
  }

  private List<String> places(
      List<TestResource> violating,
      BiFunction<Value, Path, Optional<Value>> mutation,
      BiPredicate<Result, Result> afterBefore) {
    Run before = run(violating);
    if (before.result().violations().isEmpty()) {
      throw new IllegalArgumentException("The stack has no violation to begin with.");
    }
    List<String> places = new ArrayList<>();
    for (int i = 0; i < violating.size(); i++) {
      int which = i;
      TestResource resource = violating.get(which);
      for (Path place : before.reads().getOrDefault(resource.urn(), Set.of())) {
        mutation
            .apply(Value.of(resource.properties()), place)
            .map(
                changed -> {
                  List<TestResource> others = new ArrayList<>(violating);
                  others.set(which, resource.withProperties(((Value.Fields) changed).values()));
                  return run(others).result();
                })
            .filter(after -> afterBefore.test(after, before.result()))
            .ifPresent(after -> places.add(resource.name() + " " + place));
      }
    }
    return places.stream().sorted().toList();
  }

  private record Run(Result result, Map<String, Set<Path>> reads) {}

  private Run run(List<TestResource> resources) {
    Map<String, Recorder> recorders = new LinkedHashMap<>();
    resources.forEach(resource -> recorders.put(resource.urn(), new Recorder(resource.urn())));
    Result result =
        Twice.same(
            policy.spec().name(),
            () -> {
              List<Resource> seen = new ArrayList<>();
              for (TestResource resource : resources) {
                Recorder recorder = recorders.get(resource.urn());
                if (recorder != null) {
                  seen.add(resource.seenThrough(recorder));
                }
              }
              return Result.of(
                  Judgement.of(
                          policy,
                          StackResources.of(seen),
                          stack,
                          PolicyTester.settings(policy.spec(), settings))
                      .run(),
                  true);
            });
    Map<String, Set<Path>> reads = new LinkedHashMap<>();
    recorders.forEach((urn, recorder) -> reads.put(urn, recorder.places()));
    return new Run(result, reads);
  }
}
