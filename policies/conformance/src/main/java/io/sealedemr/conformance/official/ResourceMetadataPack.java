package io.sealedemr.conformance.official;

import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.PolicySpec;
import io.sealedemr.policy.Resource;
import io.sealedemr.policy.ResourceCheck;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackCheck;
import io.sealedemr.policy.StackInfo;
import io.sealedemr.policy.StackPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * {@code policy-resource-metadata}: a policy sees all that the program says about a resource. Each
 * policy here speaks up once, at the one resource that has what it looks for.
 */
public final class ResourceMetadataPack implements PackSource {

  private static final String MATCHED = "metadata matched";

  private static final List<Policy> POLICIES =
      List.of(
          new OnResource(
              spec("name-type-urn-props", "Resource identity metadata is available"),
              it ->
                  it.name().equals("identity")
                      && it.type().equals(SimpleResource.TYPE)
                      && it.urn().endsWith("::identity")
                      && it.at(SimpleResource.VALUE).isTrue().yes()),
          new OnResource(
              spec("protect", "Protect option metadata is available"),
              it -> it.name().equals("protected") && it.options().protect()),
          new OnResource(
              spec("ignore-changes", "IgnoreChanges option metadata is available"),
              it -> it.options().ignoreChanges().equals(List.of(SimpleResource.VALUE))),
          new OnResource(
              spec("delete-before-replace", "DeleteBeforeReplace option metadata is available"),
              it -> it.options().deleteBeforeReplace().equals(Optional.of(true))),
          new OnResource(
              spec(
                  "additional-secret-outputs",
                  "AdditionalSecretOutputs option metadata is available"),
              it -> it.options().additionalSecretOutputs().equals(List.of(SimpleResource.VALUE))),
          new OnResource(
              spec("custom-timeouts", "CustomTimeouts option metadata is available"),
              it ->
                  it.options()
                      .customTimeouts()
                      .create()
                      .equals(Optional.of(Duration.ofMinutes(5)))),
          new OnResource(
              spec("provider", "Provider metadata is available"),
              it ->
                  it.provider()
                      .filter(provider -> provider.type().equals("pulumi:providers:simple"))
                      .filter(provider -> provider.name().equals("prov"))
                      .isPresent()),
          new OnResource(
              spec("parent", "Parent metadata is available"),
              it -> it.options().parent().endsWith("::parent")),
          new OnEdge(
              spec("dependencies", "Dependency metadata is available"),
              (from, to) -> from.name().equals("dependsOn") && from.dependsOn(to)),
          new OnEdge(
              spec("property-dependencies", "Property dependency metadata is available"),
              (from, to) ->
                  from.name().equals("propertyDependency")
                      && from.dependsOn(SimpleResource.VALUE, to)));

  @Override
  public Pack pack(StackInfo stack) {
    return Pack.of("resource-metadata", "1.0.0", POLICIES);
  }

  private static PolicySpec spec(String name, String summary) {
    return PolicySpec.named(name).summary(summary).advisory().types(SimpleResource.TYPE).build();
  }

  private record OnResource(PolicySpec spec, Predicate<Resource> matches)
      implements ResourcePolicy {
    @Override
    public void check(ResourceCheck it) {
      if (matches.test(it.resource())) {
        it.violation(MATCHED);
      }
    }
  }

  /** Looks for the edges that lead to the resource "dependency". */
  private record OnEdge(PolicySpec spec, BiPredicate<Resource, Resource> matches)
      implements StackPolicy {
    @Override
    public void check(StackCheck it) {
      List<Resource> resources = it.ofType(SimpleResource.TYPE);
      for (Resource to : resources) {
        for (Resource from : resources) {
          if (to.name().equals("dependency") && matches.test(from, to)) {
            it.violation(from, MATCHED);
          }
        }
      }
    }
  }
}
