package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A cursor on a place in a resource's properties. Every question about an unknown value is answered
 * <em>open</em>; absent and null are answered <em>no</em>; a value of another kind than the
 * question is about throws {@link WrongKind}, which the host turns into a violation. So no state of
 * a property passes a policy in silence.
 *
 * <pre>{@code
 * Property mode = it.at("configuration").json()
 *     .at("EncryptionConfiguration", "AtRestEncryptionConfiguration")
 *     .at("S3EncryptionConfiguration", "EncryptionMode");
 * it.require(mode, mode.in(List.of("SSE-KMS", "CSE-KMS")), "SSE-KMS or CSE-KMS");
 * }</pre>
 */
public final class Property {

  private final Value value;
  private final Path path;

  /** Where an unknown value began: messages name this place, not the ones below it. */
  private final Path origin;

  private final Reading reading;

  /** Whether a value that is no list is to be taken for a list of one. */
  private final boolean listOfOne;

  private Property(Value value, Path path, Path origin, Reading reading, boolean listOfOne) {
    this.value = value;
    this.path = path;
    this.origin = origin;
    this.reading = reading;
    this.listOfOne = listOfOne;
  }

  /** A cursor on the root of a value. */
  public static Property of(Value root, Reading reading) {
    return new Property(
        requireNonNull(root, "root"),
        Path.ROOT,
        Path.ROOT,
        requireNonNull(reading, "reading"),
        false);
  }

  /**
   * The place below this one. What lies below an absent value is absent, below an unknown one
   * unknown.
   *
   * @param keys one after another; a dot in a key is a part of the key
   * @throws WrongKind if the value on the way is neither a map nor absent nor unknown
   */
  public Property at(String... keys) {
    Property place = this;
    for (String key : keys) {
      place = place.down(key);
    }
    return place;
  }

  private Property down(String key) {
    if (value instanceof Value.Fields fields) {
      return child(fields.values().getOrDefault(key, new Value.Absent()), new Path.Key(key));
    }
    if (missing() || unknown()) {
      return child(unknown() ? value : new Value.Absent(), new Path.Key(key));
    }
    throw wrong("a map");
  }

  private Property child(Value below, Path.Step step) {
    Path place = path.then(step);
    return new Property(below, place, unknown() ? origin : place, reading, false);
  }

  /** The value itself, for a policy that must tell its kinds apart. */
  public Value value() {
    reading.seen(path);
    return value;
  }

  /** Where this is. */
  public Path path() {
    return path;
  }

  /** Whether there is a value, of whatever kind, and it is not null. */
  public Truth present() {
    return answer(
        any -> {
          if (any instanceof Value.Foreign) {
            throw wrong("a value");
          }
          return true;
        });
  }

  /** Whether there is a string with more than white space in it. */
  public Truth hasText() {
    return matches(text -> !text.isBlank());
  }

  /** Whether it is the boolean {@code true}. */
  public Truth isTrue() {
    return answer(
        known -> {
          if (known instanceof Value.Bool bool) {
            return bool.value();
          }
          throw wrong("a boolean");
        });
  }

  /** As {@link #isTrue}, and the strings {@code "true"} and {@code "false"} count in any case. */
  public Truth isTrueOrText() {
    return answer(
        known -> {
          if (known instanceof Value.Bool bool) {
            return bool.value();
          }
          if (known instanceof Value.Text text && text.value().equalsIgnoreCase("true")) {
            return true;
          }
          if (known instanceof Value.Text text && text.value().equalsIgnoreCase("false")) {
            return false;
          }
          throw wrong("a boolean");
        });
  }

  /** Whether it is this string. */
  public Truth is(String wanted) {
    requireNonNull(wanted, "wanted");
    return matches(wanted::equals);
  }

  /** Whether it is one of these strings. */
  public Truth in(Collection<String> wanted) {
    requireNonNull(wanted, "wanted");
    return matches(wanted::contains);
  }

  /** Whether it is a string that fits. */
  public Truth matches(Predicate<String> test) {
    return answer(
        known -> {
          if (known instanceof Value.Text text) {
            return test.test(text.value());
          }
          throw wrong("a string");
        });
  }

  /** Whether it is a number of at least this much. */
  public Truth atLeast(double bound) {
    return number(value -> value.compareTo(BigDecimal.valueOf(bound)) >= 0);
  }

  /** Whether it is a number of at most this much. */
  public Truth atMost(double bound) {
    return number(value -> value.compareTo(BigDecimal.valueOf(bound)) <= 0);
  }

  /** Whether it is a number of at least this much. */
  public Truth atLeast(long bound) {
    return number(value -> value.compareTo(BigDecimal.valueOf(bound)) >= 0);
  }

  /** Whether it is a number of at most this much. */
  public Truth atMost(long bound) {
    return number(value -> value.compareTo(BigDecimal.valueOf(bound)) <= 0);
  }

  private Truth number(Predicate<BigDecimal> test) {
    return answer(
        known -> {
          if (known instanceof Value.Num number) {
            return test.test(number.value());
          }
          throw wrong("a number");
        });
  }

  /**
   * Whether this and the other place hold equal values. Secrecy does not matter; something absent
   * equals nothing.
   */
  public Truth same(Property other) {
    reading.seen(path);
    other.reading.seen(other.path);
    return same(this, other);
  }

  private static Truth same(Property one, Property two) {
    if (one.missing() || two.missing()) {
      return one.missing() && two.unknown()
          ? two.open()
          : two.missing() && one.unknown() ? one.open() : Truth.NO;
    }
    for (Property side : List.of(one, two)) {
      if (side.value instanceof Value.Foreign) {
        throw side.wrong("a value");
      }
    }
    if (one.unknown() || two.unknown()) {
      Truth first = one.unknown() ? one.open() : Truth.YES;
      return two.unknown() ? first.and(two.open()) : first;
    }
    if (one.value instanceof Value.Num a && two.value instanceof Value.Num b) {
      return Truth.of(a.value().compareTo(b.value()) == 0);
    }
    if (one.value instanceof Value.Items a && two.value instanceof Value.Items b) {
      if (a.values().size() != b.values().size()) {
        return Truth.NO;
      }
      Truth all = Truth.YES;
      for (int i = 0; i < a.values().size(); i++) {
        Path.Step step = new Path.Index(i);
        all = all.and(same(one.child(a.values().get(i), step), two.child(b.values().get(i), step)));
      }
      return all;
    }
    if (one.value instanceof Value.Fields a && two.value instanceof Value.Fields b) {
      if (!a.values().keySet().equals(b.values().keySet())) {
        return Truth.NO;
      }
      Truth all = Truth.YES;
      for (Map.Entry<String, Value> field : a.values().entrySet()) {
        Path.Step step = new Path.Key(field.getKey());
        Value twin = requireNonNull(b.values().get(field.getKey()));
        if (!(field.getValue() instanceof Value.Null && twin instanceof Value.Null)) {
          all = all.and(same(one.child(field.getValue(), step), two.child(twin, step)));
        }
      }
      return all;
    }
    return Truth.of(one.value.asSecret().equals(two.value.asSecret()));
  }

  /** Whether one element of the list fits; an absent or empty list has none. */
  public Truth any(Function<Property, Truth> test) {
    if (unknown()) {
      reading.seen(path);
      return open();
    }
    Truth answer = Truth.NO;
    for (Property element : elements()) {
      answer = answer.or(test.apply(element));
    }
    return answer;
  }

  /** Whether all elements of the list fit; an absent or empty list has none that doesn't. */
  public Truth all(Function<Property, Truth> test) {
    return any(element -> test.apply(element).not()).not();
  }

  /** Whether one entry of the map fits; the test gets the key, as a string, and the value. */
  public Truth anyField(BiFunction<Property, Property, Truth> test) {
    reading.seen(path);
    if (unknown()) {
      return open();
    }
    Truth answer = Truth.NO;
    for (Map.Entry<String, Value> field : fields().entrySet()) {
      // The policy did not name this key: it is a part of the secret.
      Path.Step step = new Path.Key(value.secret() ? Value.REDACTED : field.getKey());
      answer =
          answer.or(
              test.apply(
                  child(new Value.Text(field.getKey(), value.secret()), step),
                  child(field.getValue(), step)));
    }
    return answer;
  }

  /** Whether all entries of the map fit; see {@link #anyField}. */
  public Truth allFields(BiFunction<Property, Property, Truth> test) {
    return anyField((key, value) -> test.apply(key, value).not()).not();
  }

  /**
   * The elements of the list, none if it is absent. The elements of an unknown list can't be told:
   * one unknown element stands for them, so that whatever is asked of it is open.
   */
  public List<Property> elements() {
    reading.seen(path);
    if (missing()) {
      return List.of();
    }
    if (unknown()) {
      return List.of(asOne(false));
    }
    if (value instanceof Value.Items items) {
      List<Property> elements = new ArrayList<>(items.values().size());
      for (int i = 0; i < items.values().size(); i++) {
        elements.add(child(items.values().get(i), new Path.Index(i)));
      }
      return elements;
    }
    if (listOfOne) {
      return List.of(asOne(false));
    }
    throw wrong("a list");
  }

  /** The keys of the map as a list of strings: none if it is absent, unknown if it is unknown. */
  public Property keys() {
    reading.seen(path);
    if (unknown()) {
      return this;
    }
    boolean secret = value.secret();
    List<Value> keys = new ArrayList<>();
    fields().keySet().forEach(key -> keys.add(new Value.Text(key, secret)));
    return new Property(new Value.Items(keys, secret), path, origin, reading, false);
  }

  /**
   * This place as a list, for documents in which one element may stand for a list of one (IAM's
   * {@code Statement}, {@code Action}, {@code Principal}): a list, an absent and an unknown value
   * stay what they are.
   */
  public Property asList() {
    return asOne(true);
  }

  private Property asOne(boolean list) {
    return new Property(value, path, origin, reading, list);
  }

  /**
   * The JSON document that the string holds. A document in a secret string is secret, in an unknown
   * one unknown, in an absent one absent.
   *
   * @throws WrongKind if this is no string, or the string is not exactly one JSON document without
   *     duplicate keys
   */
  public Property json() {
    reading.seen(path);
    if (missing() || unknown()) {
      return child(unknown() ? value : new Value.Absent(), new Path.Document());
    }
    if (value instanceof Value.Text text) {
      try {
        Value document = reading.document(text.value());
        return child(text.secret() ? document.asSecret() : document, new Path.Document());
      } catch (Reading.UnreadableDocument e) {
        throw new WrongKind(
            path, "a JSON document", "a string that isn't: " + e.getMessage(), reading.resource());
      }
    }
    throw wrong("a JSON document in a string");
  }

  private Map<String, Value> fields() {
    if (missing()) {
      return Map.of();
    }
    if (value instanceof Value.Fields fields) {
      return fields.values();
    }
    throw wrong("a map");
  }

  private Truth answer(Predicate<Value> known) {
    reading.seen(path);
    return unknown() ? open() : Truth.of(!missing() && known.test(value));
  }

  private Truth open() {
    return Truth.open(origin);
  }

  private boolean unknown() {
    return value instanceof Value.Unknown;
  }

  private boolean missing() {
    return value instanceof Value.Absent || value instanceof Value.Null;
  }

  private WrongKind wrong(String expected) {
    return new WrongKind(path, expected, value.kind(), reading.resource());
  }

  /** Place and value; a secret is not shown. */
  @Override
  public String toString() {
    return path + ": " + value;
  }
}
