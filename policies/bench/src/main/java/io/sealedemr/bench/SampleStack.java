package io.sealedemr.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Struct;
import io.sealedemr.policy.Value;
import io.sealedemr.policy.host.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerPropertyDependencies;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResourceOptions;

/**
 * The secure stack of the rules' tests ({@code secure-stack.json}, whose form {@code StackFixture}
 * describes) as the engine sends it, as often as wanted under other names.
 */
final class SampleStack {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> DOCUMENTS =
      Set.of("configuration", "policy", "assumeRolePolicy");

  /** The engine never leaves them out. */
  private static final AnalyzerResourceOptions OPTIONS =
      AnalyzerResourceOptions.newBuilder()
          .setCustomTimeouts(AnalyzerResourceOptions.CustomTimeouts.getDefaultInstance())
          .build();

  private SampleStack() {}

  private record Entry(
      String type,
      Map<String, @Nullable Object> properties,
      @Nullable List<String> computed,
      @Nullable Map<String, List<String>> dependencies) {}

  /**
   * So many resources, with their edges: for each thousand one EMR stack, and beside it what large
   * stacks are made of. Of that a quarter is of types that rules look at, the rest is queues.
   */
  static AnalyzeStackRequest ofSize(int size) {
    AnalyzeStackRequest.Builder stack = AnalyzeStackRequest.newBuilder();
    String template = template();
    for (int copy = 0; stack.getResourcesCount() < size; copy++) {
      // Names are literals in the properties too: each copy has buckets and keys of its own.
      Map<String, Entry> entries = entries(template.replace("sealed-", "sealed" + copy + "-"));
      boolean withCluster = stack.getResourcesCount() >= 1_000 * stacks(stack);
      for (Map.Entry<String, Entry> entry : entries.entrySet()) {
        if (withCluster || !entry.getValue().type().startsWith("aws:emr/")) {
          stack.addResources(resource(entries, entry.getKey(), entry.getValue(), copy));
        }
        for (int i = 0; i < (withCluster ? 0 : 3); i++) {
          stack.addResources(queue(stack.getResourcesCount()));
        }
      }
    }
    while (stack.getResourcesCount() > size) {
      stack.removeResources(stack.getResourcesCount() - 1);
    }
    return stack.build();
  }

  private static long stacks(AnalyzeStackRequest.Builder stack) {
    return stack.getResourcesList().stream()
        .filter(resource -> resource.getType().equals("aws:emr/cluster:Cluster"))
        .count();
  }

  private static AnalyzerResource queue(int number) {
    String type = "aws:sqs/queue:Queue";
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("id", Value.unknown());
    properties.put("arn", Value.unknown());
    properties.put("name", "queue-" + number);
    properties.put("visibilityTimeoutSeconds", 30);
    properties.put("kmsMasterKeyId", "alias/queues");
    properties.put("policy", "{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    properties.put("tags", Map.of("Environment", "test", "Owner", "data"));
    return AnalyzerResource.newBuilder()
        .setType(type)
        .setName("queue-" + number)
        .setUrn("urn:pulumi:test::test::" + type + "::queue-" + number)
        .setProperties(struct(properties))
        .setOptions(OPTIONS)
        .build();
  }

  /** Each resource of the stack once, as it comes before it is registered. */
  static List<AnalyzeRequest> requests() {
    List<AnalyzeRequest> requests = new ArrayList<>();
    entries(template())
        .forEach(
            (name, entry) ->
                requests.add(
                    AnalyzeRequest.newBuilder()
                        .setType(entry.type())
                        .setName(name)
                        .setUrn(urn(entry, name, 0))
                        .setProperties(struct(entry.properties()))
                        .setOptions(OPTIONS)
                        .build()));
    return requests;
  }

  private static String template() {
    try (InputStream in = SampleStack.class.getResourceAsStream("/secure-stack.json")) {
      return JSON.readTree(in).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Entry> entries(String text) {
    try {
      return JSON.readValue(text, new TypeReference<LinkedHashMap<String, Entry>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AnalyzerResource resource(
      Map<String, Entry> entries, String name, Entry entry, int copy) {
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    outputs.put("id", Value.unknown());
    if (entry.computed() != null) {
      entry.computed().forEach(output -> outputs.put(output, Value.unknown()));
    }
    outputs.putAll(entry.properties());
    AnalyzerResource.Builder resource =
        AnalyzerResource.newBuilder()
            .setType(entry.type())
            .setName(name + copy)
            .setUrn(urn(entry, name, copy))
            .setProperties(struct(outputs))
            .setOptions(OPTIONS);
    if (entry.dependencies() != null) {
      entry
          .dependencies()
          .forEach(
              (property, names) -> {
                AnalyzerPropertyDependencies.Builder edges =
                    AnalyzerPropertyDependencies.newBuilder();
                for (String other : names) {
                  Entry target = entries.get(other);
                  if (target != null) {
                    edges.addUrns(urn(target, other, copy));
                    resource.addDependencies(urn(target, other, copy));
                  }
                }
                resource.putPropertyDependencies(property, edges.build());
              });
    }
    return resource.build();
  }

  private static String urn(Entry entry, String name, int copy) {
    return "urn:pulumi:test::test::" + entry.type() + "::" + name + copy;
  }

  private static Struct struct(Map<String, @Nullable Object> properties) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    properties.forEach((key, value) -> values.put(key, value(key, value)));
    return Codec.encode((Value.Fields) Value.of(values));
  }

  private static @Nullable Object value(String key, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      if (map.containsKey("unknown")) {
        return Value.unknown();
      }
      if (map.containsKey("secret")) {
        return Value.secret(value(key, map.get("secret")));
      }
      if (DOCUMENTS.contains(key)) {
        return String.valueOf(JSON.valueToTree(map));
      }
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      map.forEach((name, field) -> fields.put(String.valueOf(name), value("", field)));
      return fields;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(value("", item)));
      return items;
    }
    return value;
  }
}
