package io.sealedemr.policy.test;

import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.CustomType;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import io.sealedemr.policy.Path;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type of resource as its provider's own Java classes describe it, to find what a policy spells
 * otherwise: a mistyped place is absent in every resource.
 *
 * <pre>{@code
 * PolicyTester tester = PolicyTester.of(new BucketAclPublic());
 * tester.check(Map.of("acl", "public-read"));
 * ProviderSchema bucket = ProviderSchema.of(Bucket.class, BucketArgs.class);
 * assertThat(tester.spec().types()).contains(bucket.token());
 * assertThat(bucket.unknownPaths(tester.reads())).isEmpty();
 * }</pre>
 *
 * <p>What is inside a JSON document, and below a map with free keys such as tags, is not told by
 * these classes and counts as known.
 */
public final class ProviderSchema {
  private final String token;
  private final Map<String, Type> inputs;
  private final Map<String, Type> outputs;

  private ProviderSchema(String token, Map<String, Type> inputs, Map<String, Type> outputs) {
    this.token = token;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * The schema in a resource's classes.
   *
   * @param resource such as {@code com.pulumi.aws.emr.Cluster}
   * @param args the class of its inputs, such as {@code com.pulumi.aws.emr.ClusterArgs}
   * @throws IllegalArgumentException if the first one is no resource's class
   */
  public static ProviderSchema of(Class<?> resource, Class<?> args) {
    ResourceType type = resource.getAnnotation(ResourceType.class);
    if (type == null) {
      throw new IllegalArgumentException(resource.getName() + " is not the class of a resource.");
    }
    return new ProviderSchema(type.type(), fields(args), fields(resource));
  }

  /** The type token, such as {@code aws:emr/cluster:Cluster}. */
  public String token() {
    return token;
  }

  /** Those of the places that no input of the resource is at, as messages show them, in order. */
  public List<String> unknownPaths(Set<Path> reads) {
    return reads.stream()
        .filter(place -> !has(inputs, place.steps()))
        .map(Path::toString)
        .sorted()
        .toList();
  }

  /** As {@link #unknownPaths}, for a stack policy, which sees the resource's outputs as well. */
  public List<String> unknownStackPaths(Set<Path> reads) {
    return reads.stream()
        .filter(place -> !has(inputs, place.steps()) && !has(outputs, place.steps()))
        .map(Path::toString)
        .sorted()
        .toList();
  }

  private static boolean has(Map<String, Type> fields, List<Path.Step> steps) {
    if (steps.isEmpty()) {
      return true;
    }
    @Nullable Type type = steps.get(0) instanceof Path.Key key ? fields.get(key.name()) : null;
    return type != null && has(type, steps.subList(1, steps.size()));
  }

  private static boolean has(Type type, List<Path.Step> steps) {
    if (steps.isEmpty() || type == Object.class) {
      return true;
    }
    if (type == String.class) {
      return steps.get(0) instanceof Path.Document;
    }
    if (type instanceof Class<?> plain) {
      return has(fields(plain), steps);
    }
    if (!(type instanceof ParameterizedType generic)) {
      return false;
    }
    Type[] parts = generic.getActualTypeArguments();
    List<Path.Step> below = steps.subList(1, steps.size());
    if (generic.getRawType() == Output.class || generic.getRawType() == Optional.class) {
      return has(parts[0], steps);
    }
    if (generic.getRawType() == Either.class) {
      return has(parts[0], steps) || has(parts[1], steps);
    }
    if (generic.getRawType() == List.class) {
      // The elements of an unknown list are read at the place of the list itself.
      return has(parts[0], steps.get(0) instanceof Path.Index ? below : steps);
    }
    return generic.getRawType() == Map.class
        && steps.get(0) instanceof Path.Key
        && has(parts[1], below);
  }

  /** The properties of a class of inputs, of outputs, or of what is nested in either. */
  private static Map<String, Type> fields(Class<?> holder) {
    Map<String, Type> fields = new HashMap<>();
    for (@Nullable Class<?> each = holder; each != null; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        Import input = field.getAnnotation(Import.class);
        if (input != null) {
          fields.put(named(input.name(), field.getName()), field.getGenericType());
        }
        Export output = field.getAnnotation(Export.class);
        if (output != null) {
          fields.put(named(output.name(), field.getName()), field.getGenericType());
        }
      }
    }
    for (Class<?> builder : holder.getDeclaredClasses()) {
      for (Method method : builder.getDeclaredMethods()) {
        CustomType.Setter setter = method.getAnnotation(CustomType.Setter.class);
        if (setter != null && method.getParameterCount() == 1) {
          fields.put(named(setter.value(), method.getName()), method.getGenericParameterTypes()[0]);
        }
      }
    }
    return fields;
  }

  private static String named(String annotated, String own) {
    return annotated.isEmpty() ? own : annotated;
  }
}
