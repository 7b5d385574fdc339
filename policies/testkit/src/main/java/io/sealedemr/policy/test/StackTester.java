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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Asks a stack policy about resources; see {@link PolicyTester}, which makes it. */
public final class StackTester {
  private final StackPolicy policy;
  private final StackInfo stack;

  StackTester(StackPolicy policy, StackInfo stack) {
    this.policy = policy;
    this.stack = stack;
  }

  /** The same for a certain stack. */
  public StackTester in(StackInfo other) {
    return new StackTester(policy, other);
  }

  public PolicySpec spec() {
    return policy.spec();
  }

  /** Asks about a stack of these resources. */
  public Result check(TestResource... resources) {
    return run(List.of(resources)).result();
  }

  /**
   * As {@link PolicyTester#silentWhenUnknown}, over the properties of all resources.
   *
   * @return each place after its resource's name and a blank
   */
  public List<String> silentWhenUnknown(TestResource... violating) {
    return silent(
        List.of(violating), (root, place) -> Mutation.unknown(root, Mutation.knownOrNot(place)));
  }

  /**
   * As {@link PolicyTester#silentWhenWrongKind}, over the properties of all resources.
   *
   * @return each place after its resource's name and a blank
   */
  public List<String> silentWhenWrongKind(TestResource... violating) {
    return silent(List.of(violating), Mutation::wrongKind);
  }

  private List<String> silent(
      List<TestResource> violating, BiFunction<Value, Path, Optional<Value>> mutation) {
    Run before = run(violating);
    if (before.result().violations().isEmpty()) {
      throw new IllegalArgumentException("The stack has no violation to begin with.");
    }
    List<String> silent = new ArrayList<>();
    for (int i = 0; i < violating.size(); i++) {
      int which = i;
      TestResource resource = violating.get(which);
      for (Path place : before.reads().getOrDefault(resource.urn(), Set.of())) {
        mutation
            .apply(Value.of(resource.properties()), place)
            .map(
                changed -> {
                  List<TestResource> others = new ArrayList<>(violating);
                  others.set(which, resource.with(changed));
                  return run(others).result();
                })
            .filter(after -> after.fallsSilentBeside(before.result()))
            .ifPresent(after -> silent.add(resource.name() + " " + place));
      }
    }
    return silent.stream().sorted().toList();
  }

  private record Run(Result result, Map<String, Set<Path>> reads) {}

  private Run run(List<TestResource> resources) {
    Map<String, Recorder> recorders = new LinkedHashMap<>();
    resources.forEach(resource -> recorders.put(resource.urn(), new Recorder()));
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
              return Result.of(Judgement.of(policy, StackResources.of(seen), stack).run(), true);
            });
    Map<String, Set<Path>> reads = new LinkedHashMap<>();
    recorders.forEach((urn, recorder) -> reads.put(urn, recorder.places()));
    return new Run(result, reads);
  }
}
