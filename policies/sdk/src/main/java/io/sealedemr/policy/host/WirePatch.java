package io.sealedemr.policy.host;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.sealedemr.policy.Path;
import java.util.List;
import java.util.Optional;

/**
 * Changes single places of properties in their wire form, so that all else stays as it came: the
 * engine's bookkeeping, secrets, hashes of assets, values that are not known yet.
 */
final class WirePatch {

  private WirePatch() {}

  /** A place that can't be changed. */
  static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Path> unknown;

    private Unreachable(Optional<Path> unknown, String reason) {
      super(reason);
      this.unknown = unknown;
    }

    /** The value that is not known yet, if it lies in one. */
    Optional<Path> unknown() {
      return unknown;
    }
  }

  /** The properties with a value at a place; maps that are missing on the way are made. */
  static Struct set(Struct properties, Path where, Value value) throws Unreachable {
    return in(properties, where.steps(), where, value);
  }

  /** The properties without the value at a place. */
  static Struct remove(Struct properties, Path where) throws Unreachable {
    return in(properties, where.steps(), where, Value.getDefaultInstance());
  }

  private static boolean removes(Value value) {
    return value.getKindCase() == Value.KindCase.KIND_NOT_SET;
  }

  private static Struct in(Struct fields, List<Path.Step> steps, Path where, Value value)
      throws Unreachable {
    if (steps.isEmpty() || !(steps.get(0) instanceof Path.Key key)) {
      throw new Unreachable(Optional.empty(), where + " is no place in a map");
    }
    Value before = fields.getFieldsOrDefault(key.name(), Value.getDefaultInstance());
    if (removes(before) && removes(value)) {
      return fields;
    }
    Value after = steps.size() == 1 ? kept(before, value) : below(before, steps, where, value);
    return removes(after)
        ? fields.toBuilder().removeFields(key.name()).build()
        : fields.toBuilder().putFields(key.name(), after).build();
  }

  private static Value below(Value holder, List<Path.Step> steps, Path where, Value value)
      throws Unreachable {
    List<Path.Step> rest = steps.subList(1, steps.size());
    if (Codec.unknown(holder)) {
      throw new Unreachable(
          Optional.of(holder(where, rest)), where + " lies in a value that is not known yet");
    }
    if (Codec.secret(holder)) {
      Struct wrapper = holder.getStructValue();
      Value inner = wrapper.getFieldsOrDefault(Codec.INNER, Value.getDefaultInstance());
      if (removes(inner) && removes(value)) {
        return holder;
      }
      return struct(
          wrapper.toBuilder().putFields(Codec.INNER, below(inner, steps, where, value)).build());
    }
    if (holder.hasListValue() && rest.get(0) instanceof Path.Index index) {
      return element(holder.getListValue(), index.number(), rest, where, value);
    }
    if (holder.hasStructValue() && !Codec.special(holder)) {
      return struct(in(holder.getStructValue(), rest, where, value));
    }
    if (removes(holder) || holder.hasNullValue()) {
      if (removes(value)) {
        return holder;
      }
      return struct(in(Struct.getDefaultInstance(), rest, where, value));
    }
    throw new Unreachable(Optional.empty(), where + " lies in something that is no map");
  }

  private static Path holder(Path where, List<Path.Step> rest) {
    return new Path(where.steps().subList(0, where.steps().size() - rest.size()));
  }

  private static Value element(
      ListValue list, int index, List<Path.Step> steps, Path where, Value value)
      throws Unreachable {
    if (index >= list.getValuesCount()) {
      throw new Unreachable(Optional.empty(), where + " lies behind the end of the list");
    }
    Value before = list.getValues(index);
    Value after = steps.size() == 1 ? kept(before, value) : below(before, steps, where, value);
    ListValue.Builder changed = list.toBuilder();
    if (removes(after)) {
      changed.removeValues(index);
    } else {
      changed.setValues(index, after);
    }
    return Value.newBuilder().setListValue(changed).build();
  }

  /** What replaces a secret is a secret again. */
  private static Value kept(Value before, Value value) {
    return Codec.secret(before) && !removes(value) && !Codec.secret(value)
        ? struct(before.getStructValue().toBuilder().putFields(Codec.INNER, value).build())
        : value;
  }

  private static Value struct(Struct fields) {
    return Value.newBuilder().setStructValue(fields).build();
  }
}
