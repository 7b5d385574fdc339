package io.sealedemr.conformance.engine;

import io.sealedemr.policy.Level;
import io.sealedemr.policy.Pack;
import io.sealedemr.policy.PackSource;
import io.sealedemr.policy.Policy;
import io.sealedemr.policy.Setting;
import io.sealedemr.policy.StackInfo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * For each kind of setting a resource policy and a stack policy, which tell what they read. The
 * stack's configuration {@code scenario} says which kinds.
 */
public final class ConfigPack implements PackSource {
  private static final Setting<String> FOO = Setting.text("foo");
  private static final Setting<String> SHORT = FOO.with("maxLength", 3);
  private static final Setting<String> LONG = FOO.with("minLength", 50);
  private static final Setting<String> ONE_OF = FOO.with("enum", List.of("bar", "baz"));
  private static final Setting<String> CONSTANT = FOO.with("const", "bar");

  /** Kinds that are configured as they should be. */
  private static final Map<String, Setting<?>> FINE =
      Map.ofEntries(
          Map.entry("text", FOO),
          Map.entry("default-text", FOO.orElse("default value")),
          Map.entry("default-number", Setting.number("foo").orElse(new BigDecimal("42"))),
          Map.entry("file-over-default", FOO.orElse("default value")),
          Map.entry("optional", FOO.optional()),
          Map.entry("whole-number", Setting.number("foo")),
          Map.entry("number", Setting.number("foo")),
          Map.entry("integer", Setting.integer("foo")),
          Map.entry("true", Setting.flag("foo")),
          Map.entry("false", Setting.flag("foo")),
          Map.entry("object", Setting.value("foo").with("type", "object")),
          Map.entry("array", Setting.texts("foo")),
          Map.entry("null", Setting.value("foo").with("type", "null")));

  /** Kinds that are configured wrongly. */
  private static final Map<String, Setting<?>> FAULTY =
      Map.of(
          "required", FOO,
          "type", FOO,
          "too-long", SHORT,
          "too-short", LONG,
          "enum", ONE_OF,
          "const", CONSTANT,
          "default-too-long", SHORT.orElse("too long"),
          "default-too-short", LONG.orElse("too short"),
          "default-enum", ONE_OF.orElse("blah"),
          "default-const", CONSTANT.orElse("blah"));

  @Override
  public Pack pack(StackInfo stack) {
    String scenario = stack.config().getOrDefault("cases:scenario", "");
    return switch (scenario) {
      case "faulty" -> pack(FAULTY);
      case "initial" -> initial(initial(pack(Map.of("pack", FOO, "file", FOO)), "pack"), "file");
      default -> pack(FINE);
    };
  }

  private static Pack initial(Pack pack, String name) {
    Map<String, Object> settings = Map.of("foo", "from the pack");
    return pack.initially(name + "-resource", Level.ADVISORY, settings)
        .initially(name + "-stack", Level.ADVISORY, settings);
  }

  private static Pack pack(Map<String, Setting<?>> settings) {
    List<Policy> policies = new ArrayList<>();
    new TreeMap<>(settings)
        .forEach(
            (name, setting) -> {
              policies.add(
                  Rules.resource(
                      Rules.advisory(name + "-resource", "Tells its setting.")
                          .types(Rules.LATE)
                          .settings(setting, BAR),
                      it -> it.violation(text(it.setting(setting)))));
              policies.add(
                  Rules.stack(
                      Rules.advisory(name + "-stack", "Tells its setting.").settings(setting, BAR),
                      it -> it.violation(text(it.setting(setting)))));
            });
    return Pack.of("config-policy", "0.0.1", policies);
  }

  /** For two faults in one policy. */
  private static final Setting<Optional<Long>> BAR = Setting.integer("bar").optional();

  private static String text(Object read) {
    if (read instanceof Optional<?> maybe) {
      return maybe.isEmpty() ? "foo is not set." : "foo is set.";
    }
    return "foo is "
        + (read instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : read)
        + ".";
  }
}
