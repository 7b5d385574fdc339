package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that users may set for a policy in the file that they give with {@code
 * --policy-pack-config}. It is a constant of the policy, named in its spec and read in its check:
 *
 * <pre>{@code
 * final class TooManyNodes implements ResourcePolicy {
 *   private static final Setting<Long> MOST =
 *       Setting.integer("mostNodes").with("minimum", 1).orElse(20L);
 *
 *   @Override
 *   public PolicySpec spec() {
 *     return PolicySpec.named("too-many-nodes").summary("A group with more nodes than agreed.")
 *         .types("aws:emr/instanceGroup:InstanceGroup").settings(MOST).build();
 *   }
 *
 *   @Override
 *   public void check(ResourceCheck it) {
 *     long most = it.setting(MOST);
 *     it.require(it.at("instanceCount"), it.at("instanceCount").atMost(most), "at most " + most);
 *   }
 * }
 * }</pre>
 *
 * <p>The engine checks what the user wrote against the setting's JSON Schema, before any policy is
 * asked. A setting without a default that isn't {@link #optional} must be set.
 *
 * @param <T> what the policy reads
 */
public final class Setting<T> {

  private final String name;
  private final Map<String, Object> schema;
  private final Reader<T> reader;

  /** What an absent value gives; empty if the setting must be set. */
  private final Optional<T> fallback;

  private interface Reader<T> {
    /** The value; empty if it is of another kind. */
    Optional<T> read(Value value);
  }

  private Setting(String name, Map<String, Object> schema, Reader<T> reader, Optional<T> fallback) {
    this.name = requireNonNull(name, "name");
    this.schema = schema;
    this.reader = reader;
    this.fallback = fallback;
  }

  private static <T> Setting<T> of(String name, Map<String, Object> schema, Reader<T> reader) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A setting has no name.");
    }
    if (name.equals("enforcementLevel")) {
      throw new IllegalArgumentException(
          "enforcementLevel cannot be explicitly specified in properties.");
    }
    return new Setting<>(name, schema, reader, Optional.empty());
  }

  /** A string. */
  public static Setting<String> text(String name) {
    return of(
        name,
        Map.of("type", "string"),
        value -> value instanceof Value.Text text ? Optional.of(text.value()) : Optional.empty());
  }

  /** A boolean. */
  public static Setting<Boolean> flag(String name) {
    return of(
        name,
        Map.of("type", "boolean"),
        value -> value instanceof Value.Bool bool ? Optional.of(bool.value()) : Optional.empty());
  }

  /** A number. */
  public static Setting<BigDecimal> number(String name) {
    return of(
        name,
        Map.of("type", "number"),
        value ->
            value instanceof Value.Num number ? Optional.of(number.value()) : Optional.empty());
  }

  /** A whole number. */
  public static Setting<Long> integer(String name) {
    return of(
        name,
        Map.of("type", "integer"),
        value -> {
          if (!(value instanceof Value.Num number)) {
            return Optional.empty();
          }
          try {
            return Optional.of(number.value().longValueExact());
          } catch (ArithmeticException e) {
            return Optional.empty();
          }
        });
  }

  /** A list of strings. */
  public static Setting<List<String>> texts(String name) {
    return of(
        name,
        Map.of("type", "array", "items", Map.of("type", "string")),
        value -> {
          if (!(value instanceof Value.Items items)) {
            return Optional.empty();
          }
          List<String> texts = new ArrayList<>();
          for (Value item : items.values()) {
            if (!(item instanceof Value.Text text)) {
              return Optional.empty();
            }
            texts.add(text.value());
          }
          return Optional.of(List.copyOf(texts));
        });
  }

  /** Anything that {@link #with} allows. */
  public static Setting<Value> value(String name) {
    return of(name, Map.of(), Optional::of);
  }

  /** The same with a value for those who set nothing. */
  public Setting<T> orElse(T value) {
    Map<String, Object> more = new LinkedHashMap<>(schema);
    more.put("default", value);
    return new Setting<>(name, more, reader, Optional.of(value));
  }

  /** The same, empty for those who set nothing. */
  public Setting<Optional<T>> optional() {
    return new Setting<>(
        name,
        schema,
        value -> {
          Optional<T> read = reader.read(value);
          // Of another kind is not the same as not there.
          return read.isPresent() ? Optional.of(read) : Optional.empty();
        },
        Optional.of(Optional.empty()));
  }

  /** The same with one sentence on what it is for. */
  public Setting<T> describedAs(String sentence) {
    return with("description", sentence);
  }

  /**
   * The same with a further keyword of JSON Schema, such as {@code maxLength} or {@code enum}.
   *
   * @param value a plain Java value, see {@link Value#of}
   */
  public Setting<T> with(String keyword, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(schema);
    more.put(keyword, value);
    return new Setting<>(name, more, reader, fallback);
  }

  public String name() {
    return name;
  }

  /** The JSON Schema of one value, in plain Java values. */
  public Map<String, Object> schema() {
    return Map.copyOf(schema);
  }

  /** Whether users must set it. */
  public boolean required() {
    return fallback.isEmpty();
  }

  /**
   * What the policy reads.
   *
   * @param configured what the user has set; absent for nothing
   * @throws IllegalArgumentException if it is of another kind, or must be set and isn't
   */
  public T read(Value configured) {
    if (configured instanceof Value.Absent) {
      return fallback.orElseThrow(
          () -> new IllegalArgumentException("setting \"" + name + "\" is required"));
    }
    return reader
        .read(configured)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "setting \"%s\" is %s, allowed is %s"
                        .formatted(
                            name, configured.kind(), schema.getOrDefault("type", "any value"))));
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
