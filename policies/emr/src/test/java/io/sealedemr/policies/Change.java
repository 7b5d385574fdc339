package io.sealedemr.policies;

import io.sealedemr.policy.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of one place in a resource's properties.
 *
 * @param resource which resource of the stack, counted round
 * @param place which place in its properties, counted round, from the root
 * @param kind what to do there
 * @param value what to put there, where the kind puts something
 */
record Change(int resource, int place, Kind kind, @Nullable Object value) {

  enum Kind {
    PUT,
    PUT_BESIDE,
    WRAP_IN_LIST,
    WRAP_IN_MAP,
    MAKE_SECRET,
    MAKE_TEXT,
    CUT_TEXT,
    LEAVE_OUT
  }

  /** The properties with the change made. */
  Map<String, @Nullable Object> in(Map<String, ?> properties) {
    int[] left = {Math.floorMod(place, count(properties))};
    @Nullable Object changed = changed(properties, left);
    if (changed instanceof Map<?, ?> map) {
      return Json.map(map);
    }
    // Properties as a whole are always a map.
    Map<String, @Nullable Object> around = new LinkedHashMap<>();
    around.put("changed", changed);
    return around;
  }

  private static int count(@Nullable Object tree) {
    int places = 1;
    for (Object part : parts(tree)) {
      places += count(part);
    }
    return places;
  }

  private static List<@Nullable Object> parts(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return new ArrayList<>(map.values());
    }
    if (tree instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    return document(tree) == null ? List.of() : Arrays.asList(document(tree));
  }

  /** What a document in a string holds, so that changes reach into it. */
  private static @Nullable Object document(@Nullable Object tree) {
    if (tree instanceof String text && (text.startsWith("{") || text.startsWith("["))) {
      try {
        return Json.tree(text);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    return null;
  }

  private @Nullable Object changed(@Nullable Object tree, int[] left) {
    if (left[0]-- == 0) {
      return changed(tree);
    }
    if (tree instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, part) -> {
            boolean here = left[0] == 0;
            @Nullable Object after = left[0] < 0 ? part : changed(part, left);
            if (!(here && kind == Kind.LEAVE_OUT)) {
              copy.put(String.valueOf(key), after);
            }
            if (here && kind == Kind.PUT_BESIDE) {
              copy.put(key + "s", value);
            }
          });
      return copy;
    }
    if (tree instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      for (Object part : list) {
        boolean here = left[0] == 0;
        @Nullable Object after = left[0] < 0 ? part : changed(part, left);
        if (!(here && kind == Kind.LEAVE_OUT)) {
          copy.add(after);
        }
        if (here && kind == Kind.PUT_BESIDE) {
          copy.add(value);
        }
      }
      return copy;
    }
    @Nullable Object document = document(tree);
    return document == null || left[0] < 0 ? tree : text(changed(document, left));
  }

  private @Nullable Object changed(@Nullable Object old) {
    return switch (kind) {
      case PUT -> value;
      case PUT_BESIDE, LEAVE_OUT -> old;
      case WRAP_IN_LIST -> Arrays.asList(old, value);
      case WRAP_IN_MAP -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("AWS", old);
        map.put("*", value);
        yield map;
      }
      case MAKE_SECRET -> Value.secret(old);
      case MAKE_TEXT -> text(old);
      case CUT_TEXT ->
          old instanceof String text ? text.substring(0, text.length() / 2) : String.valueOf(old);
    };
  }

  /** As JSON, in which a value that only the engine knows is a text. */
  static String text(@Nullable Object tree) {
    return Json.write(plain(tree));
  }

  private static @Nullable Object plain(@Nullable Object tree) {
    if (tree instanceof Value) {
      return String.valueOf(tree);
    }
    if (tree instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, part) -> copy.put(String.valueOf(key), plain(part)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(part -> copy.add(plain(part)));
      return copy;
    }
    return tree;
  }
}
