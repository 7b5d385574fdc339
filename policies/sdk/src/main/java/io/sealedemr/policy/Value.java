package io.sealedemr.policy;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property's value as Pulumi's engine sends it, without loss: what is not known yet, what is
 * secret and what has a form that this version does not know are kinds or flags of their own, never
 * mistaken for "absent".
 *
 * <p>{@code toString} never shows a secret.
 *
 * <pre>{@code
 * Value acl = it.at("acl").value();
 * if (acl instanceof Value.Text text) {
 *   it.require(Truth.of(text.value().equals("private")), "The bucket is not private.");
 * } else if (acl instanceof Value.Unknown) {
 *   it.undetermined(it.at("acl").present());
 * } else if (!(acl instanceof Value.Absent)) {
 *   it.violation("An acl is a string, found " + acl.kind() + ".");
 * }
 * }</pre>
 */
public sealed interface Value {

  /** What is printed in place of a secret. */
  String REDACTED = "[secret]";

  /** Whether the value is secret, by itself or as a part of a secret. */
  boolean secret();

  /** The kind in words for messages: {@code a string}, {@code a list}, … */
  String kind();

  /** The same value, secret; its parts (a list's, a map's, an archive's) become secret too. */
  Value asSecret();

  /** Nothing is there. */
  record Absent() implements Value {
    @Override
    public boolean secret() {
      return false;
    }

    @Override
    public String kind() {
      return "nothing";
    }

    @Override
    public Value asSecret() {
      return this;
    }

    @Override
    public String toString() {
      return "not set";
    }
  }

  /** An explicit null; for nearly every provider the same as absent. */
  record Null(boolean secret) implements Value {
    @Override
    public String kind() {
      return "null";
    }

    @Override
    public Value asSecret() {
      return new Null(true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : "null";
    }
  }

  record Bool(boolean value, boolean secret) implements Value {
    @Override
    public String kind() {
      return "a boolean";
    }

    @Override
    public Value asSecret() {
      return new Bool(value, true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : String.valueOf(value);
    }
  }

  /**
   * A number: exact where it comes from a JSON document; a property's number is a double on its way
   * from the engine.
   */
  record Num(BigDecimal value, boolean secret) implements Value {
    public Num {
      requireNonNull(value, "value");
    }

    @Override
    public String kind() {
      return "a number";
    }

    @Override
    public Value asSecret() {
      return new Num(value, true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : value.toString();
    }
  }

  record Text(String value, boolean secret) implements Value {
    public Text {
      requireNonNull(value, "value");
    }

    @Override
    public String kind() {
      return "a string";
    }

    @Override
    public Value asSecret() {
      return new Text(value, true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : '"' + value + '"';
    }
  }

  /** A list. */
  record Items(List<Value> values, boolean secret) implements Value {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public Value asSecret() {
      return new Items(values.stream().map(Value::asSecret).toList(), true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : values.toString();
    }
  }

  /** A map, in the order in which it was sent. */
  record Fields(Map<String, Value> values, boolean secret) implements Value {
    public Fields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String kind() {
      return "a map";
    }

    @Override
    public Value asSecret() {
      Map<String, Value> secrets = new LinkedHashMap<>();
      values.forEach((key, value) -> secrets.put(key, value.asSecret()));
      return new Fields(secrets, true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : values.toString();
    }
  }

  /** A file's content, given as text, by path or by URI. */
  record Asset(
      @Nullable String text,
      @Nullable String path,
      @Nullable String uri,
      @Nullable String hash,
      boolean secret)
      implements Value {
    @Override
    public String kind() {
      return "an asset";
    }

    @Override
    public Value asSecret() {
      return new Asset(text, path, uri, hash, true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : "an asset";
    }
  }

  /** A set of files, given one by one, by path or by URI. */
  record Archive(
      Map<String, Value> assets,
      @Nullable String path,
      @Nullable String uri,
      @Nullable String hash,
      boolean secret)
      implements Value {
    public Archive {
      assets = Collections.unmodifiableMap(new LinkedHashMap<>(assets));
    }

    @Override
    public String kind() {
      return "an archive";
    }

    @Override
    public Value asSecret() {
      Map<String, Value> secrets = new LinkedHashMap<>();
      assets.forEach((name, file) -> secrets.put(name, file.asSecret()));
      return new Archive(secrets, path, uri, hash, true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : "an archive";
    }
  }

  /** Another resource; its id may be unknown, or absent for a component. */
  record Reference(String urn, Value id, boolean secret) implements Value {
    public Reference {
      requireNonNull(urn, "urn");
      requireNonNull(id, "id");
    }

    @Override
    public String kind() {
      return "a resource";
    }

    @Override
    public Value asSecret() {
      return new Reference(urn, id.asSecret(), true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : urn;
    }
  }

  /** A string that is no valid UTF-8, in base64. */
  record Bytes(String base64, boolean secret) implements Value {
    public Bytes {
      requireNonNull(base64, "base64");
    }

    @Override
    public String kind() {
      return "a byte string";
    }

    @Override
    public Value asSecret() {
      return new Bytes(base64, true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : "a byte string";
    }
  }

  /** Any value at all, or none, that will be known only after other resources were made. */
  record Unknown(boolean secret) implements Value {
    @Override
    public String kind() {
      return "an unknown value";
    }

    @Override
    public Value asSecret() {
      return new Unknown(true);
    }

    @Override
    public String toString() {
      return "unknown";
    }
  }

  /**
   * A value that can't be read: a special object of a newer engine, or one that breaks a bound.
   *
   * @param reason what is the matter, for messages; no part of the value itself
   */
  record Foreign(String reason, boolean secret) implements Value {
    public Foreign {
      requireNonNull(reason, "reason");
    }

    @Override
    public String kind() {
      return reason;
    }

    @Override
    public Value asSecret() {
      return new Foreign(reason, true);
    }

    @Override
    public String toString() {
      return secret ? REDACTED : reason;
    }
  }

  static Value absent() {
    return new Absent();
  }

  static Value unknown() {
    return new Unknown(false);
  }

  /** A plain Java value (see {@link #of}), secret. */
  static Value secret(@Nullable Object plain) {
    return of(plain).asSecret();
  }

  /**
   * The value that a plain Java object stands for: null, a boolean, a number, a string, a list or a
   * map of such, or a {@code Value} itself.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Value of(@Nullable Object plain) {
    if (plain == null) {
      return new Null(false);
    } else if (plain instanceof Value value) {
      return value;
    } else if (plain instanceof Boolean bool) {
      return new Bool(bool, false);
    } else if (plain instanceof BigDecimal number) {
      return new Num(number, false);
    } else if (plain instanceof Number number) {
      return new Num(new BigDecimal(number.toString()), false);
    } else if (plain instanceof CharSequence text) {
      return new Text(text.toString(), false);
    } else if (plain instanceof Iterable<?> items) {
      List<Value> values = new ArrayList<>();
      items.forEach(item -> values.add(of(item)));
      return new Items(values, false);
    } else if (plain instanceof Map<?, ?> fields) {
      Map<String, Value> values = new LinkedHashMap<>();
      fields.forEach((key, value) -> values.put(String.valueOf(key), of(value)));
      return new Fields(values, false);
    }
    throw new IllegalArgumentException(
        "No property value can be made of a " + plain.getClass().getName());
  }
}
