package io.sealedemr.policy.test;

import io.sealedemr.policy.Path;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.RepairingPolicy;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import io.sealedemr.policy.host.Judgement;
import io.sealedemr.policy.host.Repair;
import io.sealedemr.policy.host.SettingValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * Asks a resource policy about properties. They take the way over the wire, and every policy is
 * asked twice, in two threads: one that answers differently has a state, and fails the test.
 *
 * <pre>{@code
 * PolicyTester policy = PolicyTester.of(new BucketAclPublic());
 * assertThat(policy.check(Map.of("acl", "public-read")).violations()).hasSize(1);
 * assertThat(policy.silentWhenUnknown(Map.of("acl", "public-read"))).isEmpty();
 * }</pre>
 */
public final class PolicyTester {
  private final ResourcePolicy policy;
  private final StackInfo stack;
  private final Map<String, ?> settings;
  private final Set<Path> reads = new LinkedHashSet<>();

  private PolicyTester(ResourcePolicy policy, StackInfo stack, Map<String, ?> settings) {
    this.policy = policy;
    this.stack = stack;
    this.settings = settings;
  }

  /** A tester for previews. */
  public static PolicyTester of(ResourcePolicy policy) {
    return new PolicyTester(policy, StackInfo.NONE, Map.of());
  }

  /** A tester for previews of a stack policy. */
  public static StackTester of(StackPolicy policy) {
    return new StackTester(policy, StackInfo.NONE, Map.of());
  }

  /** The same for a certain stack. */
  public PolicyTester in(StackInfo other) {
    return new PolicyTester(policy, other, settings);
  }

  /**
   * The same with what a user configures for the policy.
   *
   * @param values plain Java values by the settings' names
   * @throws IllegalArgumentException naming each that the policy doesn't have, or of another kind
   */
  public PolicyTester configured(Map<String, ?> values) {
    settings(policy.spec(), values).check();
    return new PolicyTester(policy, stack, values);
  }

  static SettingValues settings(PolicySpec spec, Map<String, ?> values) {
    return SettingValues.of(spec, (Value.Fields) Value.of(values));
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

  /**
   * Lets a repairing policy repair a resource of the spec's type.
   *
   * @throws IllegalArgumentException if the policy doesn't repair
   */
  public Repaired repair(Map<String, ?> properties) {
    return repair(resource(properties));
  }

  /** Lets a repairing policy repair a resource. */
  public Repaired repair(TestResource resource) {
    if (!(policy instanceof RepairingPolicy repairing)) {
      throw new IllegalArgumentException(policy.spec().name() + " does not repair.");
    }
    return Twice.same(
        policy.spec().name(),
        () ->
            Repaired.of(
                Repair.of(
                        repairing,
                        resource.withoutEdges().seenThrough(new Recorder(resource.urn())),
                        Codec.encode((Value.Fields) Value.of(resource.properties())),
                        stack,
                        settings(policy.spec(), settings))
                    .run()));
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
    return places(violating, Mutation::unknown, Result::fallsSilentBeside);
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
    return places(violating, Mutation::wrongKind, Result::fallsSilentBeside);
  }

  /**
   * Takes away what is at each place that the policy reads in a violating resource, one at a time.
   *
   * @return the places at which a violation then is lost: the test names those where that is right,
   *     because what is missing can't be wrong
   * @throws IllegalArgumentException if the resource has no violation as it is
   */
  public List<String> silentWhenAbsent(Map<String, ?> violating) {
    return places(violating, Mutation::absent, Result::fallsSilentBeside);
  }

  /** As {@link #silentWhenAbsent}, with an explicit null at each place. */
  public List<String> silentWhenNull(Map<String, ?> violating) {
    return places(violating, Mutation::nothing, Result::fallsSilentBeside);
  }

  /**
   * Makes each place that the policy reads in a violating resource secret, one at a time.
   *
   * @return the places at which the policy then finds more or less than before; must be empty
   * @throws IllegalArgumentException if the resource has no violation as it is
   */
  public List<String> differentWhenSecret(Map<String, ?> violating) {
    return places(violating, Mutation::secret, (after, before) -> !after.findsTheSameAs(before));
  }

  private List<String> places(
      Map<String, ?> violating,
      BiFunction<Value, Path, Optional<Value>> mutation,
      BiPredicate<Result, Result> afterBefore) {
    TestResource resource = resource(violating);
    Run before = run(resource);
    if (before.result().violations().isEmpty()) {
      throw new IllegalArgumentException("The resource has no violation to begin with.");
    }
    List<String> places = new ArrayList<>();
    for (Path place : before.reads()) {
      mutation
          .apply(Value.of(violating), place)
          .map(changed -> run(resource.withProperties(((Value.Fields) changed).values())).result())
          .filter(after -> afterBefore.test(after, before.result()))
          .ifPresent(after -> places.add(place.toString()));
    }
    return places.stream().sorted().toList();
  }

  private TestResource resource(Map<String, ?> properties) {
    Set<String> types = policy.spec().types();
    String type = types.size() == 1 ? types.iterator().next() : "test:index:Resource";
    return TestResource.of(type, "tested", properties);
  }

  private record Run(Result result, Set<Path> reads) {}

  private Run run(TestResource resource) {
    Recorder recorder = new Recorder(resource.urn());
    Result result =
        Twice.same(
            policy.spec().name(),
            () ->
                Result.of(
                    Judgement.of(
                            policy,
                            resource.withoutEdges().seenThrough(recorder),
                            stack,
                            settings(policy.spec(), settings))
                        .run(),
                    false));
    return new Run(result, recorder.places());
  }
}
