package io.sealedemr.policies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.sealedemr.policy.Policy;
import io.sealedemr.policy.ResourcePolicy;
import io.sealedemr.policy.StackPolicy;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.test.PolicyTester;
import io.sealedemr.policy.test.Result;
import io.sealedemr.policy.test.TestResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stack at its first preview, made by changing the secure one of {@code secure-stack.json}.
 *
 * <p>That file gives each resource's type, its inputs, the names of the outputs that the provider
 * computes (unknown in a preview), and the edges by property. In it, and in changes, the map {@code
 * {"unknown": true}} stands for an unknown value, {@code {"secret": ...}} for a secret one and
 * {@code {"daysLeft": 30}} for a zip whose certificates expire in so many days, in Base64; a map or
 * a list in the place of a JSON document in a string is written as such a string.
 */
final class StackFixture {

  private static final Set<String> DOCUMENTS =
      Set.of("configuration", "configurationsJson", "policy", "assumeRolePolicy");

  private static final Set<String> SPECIAL = Set.of("unknown", "secret", "daysLeft");

  private final Map<String, @Nullable Object> resources;
  private final Set<String> touched = new LinkedHashSet<>();

  private StackFixture(Map<String, @Nullable Object> resources) {
    this.resources = resources;
  }

  static StackFixture secure() {
    return new StackFixture(Json.read(resource("/secure-stack.json")));
  }

  static StackFixture empty() {
    return new StackFixture(new LinkedHashMap<>());
  }

  static String resource(String path) {
    try (InputStream in =
        requireNonNull(StackFixture.class.getResourceAsStream(path), "no resource " + path)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes all changes so far for granted. */
  StackFixture asBaseline() {
    touched.clear();
    return this;
  }

  /** The names of the resources that were changed, added or dropped. */
  Set<String> touched() {
    return touched;
  }

  /** Sets an input; a number in the path counts in a list. */
  StackFixture set(@Nullable Object value, String resource, String... path) {
    touched.add(resource);
    Object place = properties(resource);
    for (int i = 0; i < path.length - 1; i++) {
      place = below(place, path[i]);
    }
    put(place, path[path.length - 1], Json.copy(value));
    return this;
  }

  /** Leaves an input out. */
  StackFixture remove(String resource, String... path) {
    touched.add(resource);
    Object place = properties(resource);
    for (int i = 0; i < path.length - 1; i++) {
      place = below(place, path[i]);
    }
    Json.map(place).remove(path[path.length - 1]);
    return this;
  }

  /** Takes the edges of a property away, as if its value were a literal. */
  StackFixture cut(String resource, String property) {
    touched.add(resource);
    Json.map(entry(resource).computeIfAbsent("dependencies", key -> new LinkedHashMap<>()))
        .remove(property);
    return this;
  }

  /** Draws an edge through a property. */
  StackFixture edge(String resource, String property, String to) {
    touched.add(resource);
    Json.map(entry(resource).computeIfAbsent("dependencies", key -> new LinkedHashMap<>()))
        .put(property, List.of(to));
    return this;
  }

  /** Leaves a resource out. */
  StackFixture drop(String resource) {
    touched.add(resource);
    resources.remove(resource);
    return this;
  }

  StackFixture add(String name, String type, Map<String, ?> inputs) {
    touched.add(name);
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("type", type);
    entry.put("properties", Json.copy(inputs));
    resources.put(name, entry);
    return this;
  }

  /** Applies a JSON merge patch (RFC 7386) to the resources. */
  StackFixture merge(Map<String, @Nullable Object> patch) {
    touched.addAll(patch.keySet());
    merge(resources, patch);
    return this;
  }

  private static void merge(
      Map<String, @Nullable Object> target, Map<String, @Nullable Object> patch) {
    patch.forEach(
        (key, value) -> {
          if (value == null) {
            target.remove(key);
          } else if (value instanceof Map<?, ?> && isPlain(value)) {
            Object old = target.get(key);
            Map<String, @Nullable Object> below =
                old instanceof Map<?, ?> && isPlain(old) ? Json.map(old) : new LinkedHashMap<>();
            merge(below, Json.map(value));
            target.put(key, below);
          } else {
            target.put(key, value);
          }
        });
  }

  private static boolean isPlain(Object value) {
    return Json.map(value).keySet().stream().noneMatch(SPECIAL::contains);
  }

  String type(String resource) {
    return String.valueOf(entry(resource).get("type"));
  }

  Map<String, @Nullable Object> properties(String resource) {
    return Json.map(entry(resource).get("properties"));
  }

  Set<String> names() {
    return resources.keySet();
  }

  /** The resources as resource policies see them: inputs, without edges. */
  List<TestResource> inputs() {
    return resources.keySet().stream()
        .map(name -> TestResource.of(type(name), name, values(properties(name))))
        .toList();
  }

  /** The resources as stack policies see them: outputs, with edges. */
  List<TestResource> outputs() {
    return resources.keySet().stream().map(this::output).toList();
  }

  private TestResource output(String name) {
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    outputs.put("id", Value.unknown());
    if (entry(name).get("computed") instanceof List<?> computed) {
      computed.forEach(output -> outputs.put(String.valueOf(output), Value.unknown()));
    }
    outputs.putAll(values(properties(name)));
    TestResource resource = TestResource.of(type(name), name, outputs);
    if (entry(name).get("dependencies") instanceof Map<?, ?> edges) {
      for (Map.Entry<?, ?> edge : edges.entrySet()) {
        for (Object to : (List<?>) requireNonNull(edge.getValue())) {
          if (resources.containsKey(String.valueOf(to))) {
            TestResource other =
                TestResource.of(type(String.valueOf(to)), String.valueOf(to), Map.of());
            resource = resource.dependingOn(String.valueOf(edge.getKey()), other);
          }
        }
      }
    }
    return resource;
  }

  private static Map<String, @Nullable Object> values(Map<String, @Nullable Object> properties) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    properties.forEach((key, value) -> values.put(key, value(key, value)));
    return values;
  }

  private static @Nullable Object value(String key, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      if (map.containsKey("unknown")) {
        return Value.unknown();
      }
      if (map.containsKey("secret")) {
        return Value.secret(value(key, map.get("secret")));
      }
      if (map.get("daysLeft") instanceof Number days) {
        return CertificateZips.base64(days.intValue());
      }
      return DOCUMENTS.contains(key) ? Json.write(map) : values(Json.map(map));
    }
    if (value instanceof List<?> list) {
      if (DOCUMENTS.contains(key)) {
        return Json.write(list);
      }
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(value("", item)));
      return items;
    }
    return value;
  }

  /**
   * What a policy says about a resource.
   *
   * @param on the resource's name; empty for the stack as a whole
   * @param text the violation, or the place that is not known
   */
  record Finding(String rule, String on, String text) {}

  /** What all policies together object to, and what they can't decide. */
  record Verdict(List<Finding> violations, List<Finding> undetermined) {

    List<String> rules() {
      return violations.stream().map(Finding::rule).distinct().toList();
    }
  }

  Verdict judge() {
    List<Finding> violations = new ArrayList<>();
    List<Finding> undetermined = new ArrayList<>();
    for (Policy policy : EmrPolicies.all()) {
      judge(policy, violations, undetermined);
    }
    return new Verdict(violations, undetermined);
  }

  Verdict judge(Policy policy) {
    List<Finding> violations = new ArrayList<>();
    List<Finding> undetermined = new ArrayList<>();
    judge(policy, violations, undetermined);
    return new Verdict(violations, undetermined);
  }

  private void judge(Policy policy, List<Finding> violations, List<Finding> undetermined) {
    String rule = policy.spec().name();
    if (policy instanceof StackPolicy stackPolicy) {
      Result result = PolicyTester.of(stackPolicy).check(outputs().toArray(TestResource[]::new));
      for (int i = 0; i < result.violations().size(); i++) {
        String urn = result.urns().get(i);
        String on = urn.substring(urn.lastIndexOf(':') + 1);
        violations.add(new Finding(rule, on, result.violations().get(i)));
      }
      for (String open : result.undetermined()) {
        String urn = open.substring(0, open.indexOf(' '));
        undetermined.add(new Finding(rule, urn.substring(urn.lastIndexOf(':') + 1), open));
      }
    } else if (policy instanceof ResourcePolicy resourcePolicy) {
      for (TestResource resource : inputs()) {
        if (policy.spec().types().contains(resource.type())) {
          Result result = PolicyTester.of(resourcePolicy).check(resource);
          result
              .violations()
              .forEach(text -> violations.add(new Finding(rule, resource.name(), text)));
          result
              .undetermined()
              .forEach(text -> undetermined.add(new Finding(rule, resource.name(), text)));
        }
      }
    }
  }

  private Map<String, @Nullable Object> entry(String resource) {
    return Json.map(requireNonNull(resources.get(resource), "no resource " + resource));
  }

  private static Object below(Object place, String step) {
    Object next =
        place instanceof List<?> list
            ? list.get(Integer.parseInt(step))
            : Json.map(place).computeIfAbsent(step, key -> new LinkedHashMap<>());
    return requireNonNull(next, step);
  }

  @SuppressWarnings("unchecked")
  private static void put(Object place, String step, @Nullable Object value) {
    if (place instanceof List<?>) {
      ((List<@Nullable Object>) place).set(Integer.parseInt(step), value);
    } else {
      Json.map(place).put(step, value);
    }
  }
}
